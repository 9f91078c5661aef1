import type { CivilDate } from "../../core/time/civil.ts";
import { daysAt } from "./dates/date-range.ts";
import { type DateReading, skipSpace } from "./dates/date-reading.ts";
import { vagueDayAt } from "./dates/date-vague.ts";
import { mayBegin } from "./dates/may-begin.ts";
import { isDoubtful, isRecurring } from "./dates/read-tail-date.ts";
import { timeEnd } from "./dates/time-end.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { wordPlace } from "./words/word-place.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** A date somewhere in a text. */
export type PlacedReading = {
  readonly from: number;
  readonly to: number;
  readonly reading: DateReading;
  /** A weekday and nothing else. */
  readonly isBareWeekday: boolean;
};

/** Where in a text dates stand, each with the time of day after it. */
export function findDates(
  { text, shape }: Said,
  lexicon: Lexicon,
  today: CivilDate,
): PlacedReading[] {
  const found: PlacedReading[] = [];
  for (let at = 0; at < shape.length; ) {
    const reading = mayStart(shape, at, lexicon) ? readAt(text, shape, at, lexicon, today) : null;
    if (reading === null) {
      at++;
      continue;
    }
    const to = timeEnd(shape, reading.end, lexicon.dates) ?? reading.end;
    if (!isRecurring(shape.slice(0, at), lexicon))
      found.push({ from: at, to, reading, isBareWeekday: reading.isWeekday === true });
    at = to;
  }
  return found;
}

function readAt(
  text: string,
  shape: string,
  at: number,
  lexicon: Lexicon,
  today: CivilDate,
): DateReading | null {
  // `Sat` within a sentence is a name, `sat` and a sentence's first word may be another.
  const isName = isCapital(text, at) && isWithinSentence(text, at);
  const reading =
    daysAt(shape, at, lexicon.dates, today, isName) ??
    (isPutOffTo(shape, at, lexicon) ? vagueDayAt(shape, at, lexicon.dates, today, true) : null);
  if (reading === null || isTail(shape, reading.end)) return null;
  if (!isDoubtful(reading, today)) return isTied(shape, at, reading, lexicon) ? null : reading;
  return isLedOrFollowed(shape, at, reading.end, lexicon) ? reading : null;
}

/** Whether a time is that to which something before it is put off: `push Nile to january`. */
function isPutOffTo(shape: string, at: number, { puttingOff, untilWords }: Lexicon): boolean {
  const before = shape.slice(0, at).trimEnd();
  return (
    endsWithWord(before, untilWords) && puttingOff.some((word) => wordPlace(before, word) !== null)
  );
}

const isCapital = (text: string, at: number): boolean => /[A-Z]/.test(text.charAt(at));

/** After a space that no sentence ends before. */
const isWithinSentence = (text: string, at: number): boolean =>
  text.charAt(at - 1) === " " && !/[.!?\n]/.test(text.charAt(at - 2));

/** Whether a word before two numbers ties them to itself: `model 12/5`. */
function isTied(shape: string, at: number, reading: DateReading, lexicon: Lexicon): boolean {
  if (reading.isNumeric !== true || !/^\d+ ?[./-] ?\d/.test(shape.slice(at))) return false;
  const before = shape.slice(0, at).trimEnd();
  return endsWithWord(before, lexicon.binding) && !endsWithWord(before, lexicon.untilWords);
}

/** Whether something before or after what looks like a share or a price says that it is a date. */
function isLedOrFollowed(shape: string, from: number, to: number, lexicon: Lexicon): boolean {
  const before = shape.slice(Math.max(0, from - 12), from).trimEnd();
  return (
    endsWithWord(before, lexicon.untilWords) ||
    lexicon.appointing.some((word) => before.endsWith(word)) ||
    wordAt(lexicon.followUps, shape, skipSpace(shape, to)) !== null
  );
}

const endsWithWord = (text: string, table: Lexicon["binding"]): boolean =>
  [...table.values()].some((entries) => entries.some(({ word }) => endsWith(text, word)));

const endsWith = (text: string, word: string): boolean =>
  text.endsWith(word) &&
  (isHan(word.charAt(0)) || !/[a-z]/.test(text.charAt(text.length - word.length - 1)));

/** A word or number goes on where the date ends. */
const isTail = (shape: string, end: number): boolean =>
  /[\p{Script=Latin}\p{N}]/u.test(shape.charAt(end)) &&
  /[\p{Script=Latin}\p{N}]/u.test(shape.charAt(end - 1));

/** Not within a word or a number: a week's third day stands not in `一周三次`. */
function mayStart(shape: string, at: number, { dates }: Lexicon): boolean {
  const [before, here] = [shape.charAt(at - 1), shape.charAt(at)];
  if (!mayBegin(shape, at, dates)) return false;
  if (/\d/.test(here) && /\d ?[年月]$/.test(shape.slice(Math.max(0, at - 3), at))) return false;
  if (!isHan(here)) return !/[\p{Script=Latin}\p{N}#./-]/u.test(before) || isHan(before);
  if (!isHan(before)) return true;
  return !/[几多数百千万]/.test(before) && wordAt(dates.numerals, before, 0) === null;
}
