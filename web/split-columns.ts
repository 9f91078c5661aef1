import type { WireInline } from "./wire.ts";

/** The lines of an item; or the parts of a line that two or more spaces keep apart, as in plain text. */
export function splitColumns(line: readonly WireInline[]): WireInline[][] {
  const columns: WireInline[][] = [[]];
  for (const inline of line) {
    if (inline.type !== "text") {
      columns.at(-1)?.push(inline);
      continue;
    }
    for (const [index, text] of inline.text.split(/ {2,}|\n/).entries()) {
      if (index > 0) columns.push([]);
      if (text !== "") columns.at(-1)?.push({ type: "text", text });
    }
  }
  return columns.filter((column) => column.length > 0);
}
