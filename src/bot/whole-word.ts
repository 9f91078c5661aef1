import { normaliseInput, shapeOf } from "./grammar/normalise-input.ts";
import { type WordTable, wordAt } from "./grammar/word-table.ts";

/** The meaning of a text that is one word of a table and nothing else; null otherwise. */
export function wholeWord<Value>(table: WordTable<Value>, text: string): Value | null {
  const shape = shapeOf(normaliseInput(text));
  const found = wordAt(table, shape, 0);
  return found?.end === shape.length ? found.value : null;
}
