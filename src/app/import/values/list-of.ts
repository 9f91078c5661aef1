/**
 * Items of a list in one cell, without doubles: separated by semicolons, lines or Google's `:::`. With
 * `alsoCommas` a list without any of these is separated by commas; names of products hold commas.
 */
export function listOf(text: string | null, alsoCommas?: "commas"): string[] {
  const items = (text ?? "").split(/[;\uff1b\n|]|\s:::\s/);
  const [only = ""] = items;
  const all = items.length === 1 && alsoCommas ? only.split(/[,，、]/) : items;
  return [
    ...new Set(all.map((item) => item.trim().replace(/^\* /, "")).filter((item) => item !== "")),
  ];
}
