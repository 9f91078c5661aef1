import { skipSpace } from "./dates/date-reading.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** Whether an English word is a verb in the past: `replied`. */
export const isPastVerb = (word: string, lexicon: Lexicon): boolean =>
  wordAt(lexicon.pastVerbs, word, 0)?.end === word.length;

/** Whether an outcome's word itself says that it is over, in either language. */
export function isPastOutcome(word: string, lexicon: Lexicon): boolean {
  return (
    isPastVerb(word, lexicon) ||
    lexicon.pastBeginnings.some((start) => word.startsWith(start)) ||
    lexicon.pastEndings.some((end) => word.endsWith(end))
  );
}

/** Whether what stands at a position tells of the past: `I called`, or a Chinese verb in the past. */
export function isPastStatement(shape: string, at: number, lexicon: Lexicon): boolean {
  const pronoun = wordAt(lexicon.pronouns, shape, at);
  const start = pronoun === null ? at : skipSpace(shape, pronoun.end);
  if (wordAt(lexicon.pastVerbs, shape, start) !== null) return true;
  for (let end = start + 1; end <= start + 3 && isHan(shape.charAt(end - 1)); end++) {
    const isEnding = lexicon.pastEndings.includes(shape.charAt(end));
    if (isEnding && wordAt(lexicon.notPast, shape, end) === null) return true;
  }
  return false;
}
