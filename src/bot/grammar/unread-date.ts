import { skipSpace } from "./dates/date-reading.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { type Said, shapeOf } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** No date is written longer. */
const longest = 24;

/**
 * The words at the end of an entry that were to be its next date and are none: `下次 周八`, `next 35 Dec`. They
 * are asked about, for nobody would see that they were taken for a note. Null where there are none.
 */
export function unreadDate({ text, shape }: Said, from: number, lexicon: Lexicon): string | null {
  for (let at = Math.max(from, shape.length - longest * 2); at < shape.length; at++) {
    if (/[a-z]/.test(shape.charAt(at - 1)) && !isHan(shape.charAt(at))) continue;
    const word = wordAt(lexicon.nextDates, shape, at);
    if (word === null) continue;
    const start = skipSpace(shape, word.end + (/^[:,]/.test(shape.slice(word.end)) ? 1 : 0));
    const rest = text.slice(start).replace(/[\s.!。！]+$/, "");
    if (rest.length > longest || rest === "") continue;
    const isOfContact = isWholePhrase(shape.slice(at, word.end)) && isOneWord(rest);
    if (isOfContact || isLikeDate(shapeOf(rest), lexicon)) return rest;
  }
  return null;
}

/** `next call`, `下次联系`: only a day comes after it; `next` alone is said of orders as well. */
const isWholePhrase = (words: string): boolean =>
  words.includes(" ") || /^\p{Script=Han}{4}/u.test(words);

/** Longest Chinese word for a day, in characters. */
const fewCharacters = 4;

const isOneWord = (rest: string): boolean =>
  /^\p{Script=Latin}+$/u.test(rest) ||
  (/^\p{Script=Han}+$/u.test(rest) && rest.length <= fewCharacters);

/**
 * Numbers with a sign or a month, a week with a number, a season, and what something must be over or begin for:
 * whatever they say, a date was meant.
 */
function isLikeDate(shape: string, { dates }: Lexicon): boolean {
  const begins = [dates.seasons, dates.beforeAfter, dates.beforeBegin];
  if (begins.some((table) => wordAt(table, shape, 0) !== null)) return true;
  const ends = [...dates.afterDay.values(), ...dates.afterDeadline.values()].flat();
  if (ends.some(({ word }) => isHan(word.charAt(0)) && shape.endsWith(word))) return true;
  const digits = /^(?:on )?\d{1,4}(?:st|nd|rd|th)? ?/.exec(shape)?.[0];
  if (digits !== undefined) {
    const end = digits.length;
    if (/^[-/]\d/.test(shape.slice(digits.trimEnd().length))) return true;
    const month =
      wordAt(dates.months, shape, end) ?? wordAt(dates.marks, shape, digits.trimEnd().length);
    return month !== null;
  }
  const month = wordAt(dates.months, shape, 0);
  if (month !== null) return /^ ?\d/.test(shape.slice(month.end));
  const week = wordAt(dates.units, shape, 0);
  if (week?.value !== "week") return false;
  return /\d/.test(shape.charAt(week.end)) || wordAt(dates.numerals, shape, week.end) !== null;
}
