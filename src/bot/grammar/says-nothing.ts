import type { Lexicon } from "./words/lexicon.ts";
import { type WordTable, wordAt } from "./words/word-table.ts";

/** Whether a text's shape is empty, or a courtesy (`hi`, `谢谢`) and nothing else. */
export const saysNothing = (shape: string, { courtesies }: Pick<Lexicon, "courtesies">): boolean =>
  isNoMore(shape, courtesies);

/** Whether a text's shape is empty, or greets and says nothing else. */
export const greets = (shape: string, { greetings }: Pick<Lexicon, "greetings">): boolean =>
  isNoMore(shape, greetings);

function isNoMore(shape: string, words: WordTable<true>): boolean {
  const end = wordAt(words, shape, 0)?.end ?? 0;
  return /^[ .!?~,]*$/.test(shape.slice(end));
}
