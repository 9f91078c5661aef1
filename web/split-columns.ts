import type { WireInline } from "./wire.ts";

/** The parts of a line that two or more spaces keep apart, as in a table set in plain text. */
export function splitColumns(line: readonly WireInline[]): WireInline[][] {
  const columns: WireInline[][] = [[]];
  for (const inline of line) {
    if (inline.type !== "text") {
      columns.at(-1)?.push(inline);
      continue;
    }
    for (const [index, text] of inline.text.split(/ {2,}/).entries()) {
      if (index > 0) columns.push([]);
      if (text !== "") columns.at(-1)?.push({ type: "text", text });
    }
  }
  return columns.filter((column) => column.length > 0);
}
