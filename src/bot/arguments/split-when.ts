import type { CivilDate } from "../../core/time/civil.ts";
import { daysAt } from "../grammar/dates/date-range.ts";
import { parseWhen, type When } from "../grammar/dates/parse-when.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { partOf, type Said } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";

/** No date is written longer. */
const longestDate = 40;

/** A day, or the two of which either may be meant, and what follows. */
export type DayAndRest = { readonly when: When; readonly rest: string };

/**
 * Takes the date that a text begins with, the longest there is, from what follows: `3d on holiday`,
 * `下周三展会`. Null when it begins with none. `today` is the member's.
 */
export function splitWhen(told: Said, lexicon: Lexicon, today: CivilDate): DayAndRest | null {
  const { text } = told;
  // `2月30日`: there is no such day, and what it begins with is not meant.
  if (daysAt(told.shape, 0, lexicon.dates, today)?.days === null) return null;
  for (let end = Math.min(text.length, longestDate); end > 0; end--) {
    if (splitsWord(text, end)) continue;
    const when = parseWhen(partOf(told, 0, end).shape, lexicon, today);
    if (when !== null) return { when, rest: text.slice(end).replace(/^[\s,，:：;；.。]+/, "") };
  }
  return null;
}

/** The same after a word like `to` or `到`, where there is one. */
export function splitUntil(told: Said, lexicon: Lexicon, today: CivilDate) {
  const until = wordAt(lexicon.untilWords, told.shape, 0);
  const whole = splitWhen(told, lexicon, today);
  return whole ?? (until && splitWhen(partOf(told, until.end), lexicon, today));
}

const latin = /[\p{Script=Latin}\p{N}]/u;

const splitsWord = (text: string, at: number): boolean =>
  latin.test(text.charAt(at - 1)) && latin.test(text.charAt(at));
