import { judgeHeader, openParts } from "./open-parts.ts";
import type { FileSource } from "./read/file-bytes.ts";
import type { ImportWords, Layout } from "./values/words.ts";

/** What a file may be that says it by its columns alone, where they fit several the likelier first. */
const choices: readonly (readonly [layout: Layout, telling: readonly string[]])[] = [
  ["order-lines", ["price", "quantity"]],
  ["orders", ["amount"]],
  ["touches", ["content", "outcome", "kind", "direction"]],
  ["contacts", []],
  ["sheet", []],
];

/**
 * What a file may hold, by its columns: what most of them say first. `sheet` where they say nothing. Throws what
 * opening it does.
 */
export async function layoutsFor(
  source: FileSource,
  words: ImportWords,
): Promise<readonly Layout[]> {
  const found: { layout: Layout; score: number }[] = [];
  for (const [layout, telling] of choices) {
    const { table, parts } = await openParts(source, layout, words);
    const { cells } = table.header;
    const isCards = layout === "sheet" && table.header.number === 0;
    const fields = parts.flatMap(({ columns }) => [...columns.of.keys()]);
    const says = telling.length === 0 || telling.some((field) => fields.includes(field));
    const score = isCards ? Number.POSITIVE_INFINITY : judgeHeader(cells, layout, words);
    if (says && score > 0) found.push({ layout, score });
  }
  const best = found.toSorted((a, b) => b.score - a.score).map(({ layout }) => layout);
  return best.length === 0 ? ["sheet"] : best;
}
