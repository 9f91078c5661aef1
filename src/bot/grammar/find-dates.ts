import type { CivilDate } from "../../core/time/civil.ts";
import { dateAt } from "./dates/date-at.ts";
import { type DateReading, longestOf } from "./dates/date-reading.ts";
import { vagueDayAt } from "./dates/date-vague.ts";
import { timeEnd } from "./dates/time-end.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** A date somewhere in a text. */
export type PlacedReading = {
  readonly from: number;
  readonly to: number;
  readonly reading: DateReading;
  /** A weekday and nothing else. */
  readonly isBareWeekday: boolean;
};

/** Where in a text dates stand. A weekday beside a date is one with it, and the date decides. */
export function findDates(
  { text, shape }: Said,
  lexicon: Lexicon,
  today: CivilDate,
): PlacedReading[] {
  const found: PlacedReading[] = [];
  for (let at = 0; at < shape.length; ) {
    const one = mayStart(shape, at) ? readAt(text, shape, at, lexicon, today) : null;
    if (one === null) {
      at++;
      continue;
    }
    const before = found.at(-1);
    if (before !== undefined && isBeside(shape, before, one)) {
      found.pop();
      const reading = before.isBareWeekday ? one.reading : before.reading;
      found.push({
        from: before.from,
        to: one.to,
        reading: { ...reading, end: one.to },
        isBareWeekday: before.isBareWeekday && one.isBareWeekday,
      });
    } else found.push(one);
    at = one.to;
  }
  return found;
}

/** Two readings are one where nothing is between them, and one of them is but a weekday. */
const isBeside = (shape: string, before: PlacedReading, after: PlacedReading): boolean =>
  before.isBareWeekday !== after.isBareWeekday &&
  /^[ ,(]{0,2}$/.test(shape.slice(before.to, after.from));

function readAt(
  text: string,
  shape: string,
  at: number,
  lexicon: Lexicon,
  today: CivilDate,
): PlacedReading | null {
  const { dates } = lexicon;
  const reading = longestOf([dateAt(shape, at, dates, today), vagueDayAt(shape, at, dates, today)]);
  if (reading === null || isTail(shape, reading.end)) return null;
  const words = shape.slice(at, reading.end);
  const weekday = /^(?:on |this )?([a-z]{3,4})$/.exec(words)?.[1];
  const isLed = /^(?:on|this) /.test(words);
  const isLast = /^[\s.,;!]*$/.test(shape.slice(reading.end));
  // `sun is shining`, `sat with the buyer`: a short name of a weekday in the middle of small words.
  const isWord =
    weekday !== undefined && weekday.length < 4 && text.charAt(at) === weekday.charAt(0);
  if (isWord && !isLed && !isLast) return null;
  if (/^\d{1,2}\/\d{1,2}$/.test(words) && !isDateLed(shape, at, reading.end, lexicon)) return null;
  const start = wordAt(dates.beforeDay, shape, at)?.end ?? at;
  const day = wordAt(dates.weekdays, shape, shape.charAt(start) === " " ? start + 1 : start);
  return {
    from: at,
    to: timeEnd(shape, reading.end, dates) ?? reading.end,
    reading,
    isBareWeekday: day !== null && day.end === reading.end,
  };
}

/** Whether something before or after two numbers with a stroke says that they are a date. */
function isDateLed(shape: string, from: number, to: number, lexicon: Lexicon): boolean {
  const before = shape.slice(Math.max(0, from - 12), from).trimEnd();
  const isUntil = [
    ...lexicon.dates.beforeDay,
    ...lexicon.dates.beforeDeadline,
    ...lexicon.untilWords,
  ].some(([, entries]) => entries.some(({ word }) => endsWith(before, word)));
  return isUntil || wordAt(lexicon.dates.afterDeadline, shape, to) !== null;
}

const endsWith = (text: string, word: string): boolean =>
  text.endsWith(word) &&
  (isHan(word.charAt(0)) || !/[a-z]/.test(text.charAt(text.length - word.length - 1)));

/** A word or number goes on where the date ends. */
const isTail = (shape: string, end: number): boolean =>
  /[\p{Script=Latin}\p{N}]/u.test(shape.charAt(end)) &&
  /[\p{Script=Latin}\p{N}]/u.test(shape.charAt(end - 1));

const mayStart = (shape: string, at: number): boolean => {
  const [before, here] = [shape.charAt(at - 1), shape.charAt(at)];
  if (here === " ") return false;
  if (isHan(here)) return true;
  return !/[\p{Script=Latin}\p{N}#./-]/u.test(before);
};
