import { skipSpace } from "./dates/date-reading.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
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
    if (rest.length <= longest && isLikeDate(shape.slice(start), lexicon)) return rest;
  }
  return null;
}

/** Numbers with a sign or a month, and a week with a number: whatever they say, a date was meant. */
function isLikeDate(shape: string, { dates }: Lexicon): boolean {
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
