import type { Lexicon } from "./lexicon.ts";
import { normaliseInput, shapeOf } from "./normalise-input.ts";
import { wordAt } from "./word-table.ts";

/** Whether a text is empty, or a courtesy (`hi`, `谢谢`) and nothing else. */
export function saysNothing(text: string, { courtesies }: Pick<Lexicon, "courtesies">): boolean {
  const shape = shapeOf(normaliseInput(text));
  const end = wordAt(courtesies, shape, 0)?.end ?? 0;
  return /^[ .!?~,]*$/.test(shape.slice(end));
}
