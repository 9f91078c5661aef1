import type { CivilDate } from "../core/time/civil.ts";
import type { Lexicon } from "./grammar/lexicon.ts";
import { normaliseInput, shapeOf } from "./grammar/normalise-input.ts";
import { parseWhen, type When } from "./grammar/parse-when.ts";
import { wordAt } from "./grammar/word-table.ts";

/** No date is written longer. */
const longestDate = 40;

/**
 * Takes the date that a text begins with, the longest there is, from what follows: `3d on holiday`,
 * `下周三展会`. Null when it begins with none. `today` is the member's.
 */
export function splitWhen(
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): { readonly when: When; readonly rest: string } | null {
  const clean = normaliseInput(text);
  for (let end = Math.min(clean.length, longestDate); end > 0; end--) {
    if (splitsWord(clean, end)) continue;
    const when = parseWhen(clean.slice(0, end), lexicon, today);
    if (when !== null) return { when, rest: clean.slice(end).replace(/^[\s,，:：;；]+/, "") };
  }
  return null;
}

/** The same after a word like `to` or `到`, where there is one. */
export function splitUntil(text: string, lexicon: Lexicon, today: CivilDate) {
  const until = wordAt(lexicon.untilWords, shapeOf(text), 0);
  return splitWhen(text.slice(until?.end ?? 0).trim(), lexicon, today);
}

const latin = /[\p{Script=Latin}\p{N}]/u;

const splitsWord = (text: string, at: number): boolean =>
  latin.test(text.charAt(at - 1)) && latin.test(text.charAt(at));
