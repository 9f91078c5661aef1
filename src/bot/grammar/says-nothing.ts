import type { Lexicon } from "./words/lexicon.ts";
import { wordAt } from "./words/word-table.ts";

/** Whether a text's shape is empty, or a courtesy (`hi`, `谢谢`) and nothing else. */
export function saysNothing(shape: string, { courtesies }: Pick<Lexicon, "courtesies">): boolean {
  const end = wordAt(courtesies, shape, 0)?.end ?? 0;
  return /^[ .!?~,]*$/.test(shape.slice(end));
}
