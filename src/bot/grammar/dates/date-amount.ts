import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { type DateReading, skipSpace } from "./date-reading.ts";
import type { DateWords, TimeUnit } from "./date-words.ts";

/** A length of time: a number of units, and the position after it. */
type Amount = { readonly count: number; readonly unit: TimeUnit; readonly end: number };

/** `+3d`, `in 3 days`, `3 days ago`, `within a week`. */
export function amountAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  if (shape.charAt(at) === "+") return plusAt(shape, at, words, today);
  const before = wordAt(words.beforeAmount, shape, at);
  const limit = wordAt(words.beforeLimit, shape, at);
  const amount = lengthAt(shape, skipSpace(shape, (before ?? limit)?.end ?? at), words);
  if (amount === null) return null;
  const day = (sign: number) => {
    const date = later(today, sign * amount.count, amount.unit);
    return { from: date, to: date };
  };
  if (before !== null) return { end: amount.end, points: "ahead", days: day(1) };
  if (limit !== null) return { end: amount.end, points: "ahead", days: day(1), isDeadline: true };
  const next = skipSpace(shape, amount.end);
  const within = wordAt(words.afterLimit, shape, next);
  if (within !== null) return { end: within.end, points: "ahead", days: day(1), isDeadline: true };
  const after = wordAt(words.afterAmount, shape, next);
  if (after !== null) return { end: after.end, points: "ahead", days: day(1) };
  const ago = wordAt(words.afterPast, shape, next);
  return ago === null ? null : { end: ago.end, points: "back", days: day(-1) };
}

/** A bare length of time, `3d` or `two weeks`, counted from today. */
export function bareAmountAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const amount = lengthAt(shape, at, words);
  if (amount === null) return null;
  const date = later(today, amount.count, amount.unit);
  return { end: amount.end, points: "ahead", days: { from: date, to: date } };
}

function plusAt(shape: string, at: number, words: DateWords, today: CivilDate): DateReading | null {
  const start = skipSpace(shape, at + 1);
  const amount = lengthAt(shape, start, words);
  const bare = /^\d{1,3}(?![\d.,%/:-]|\p{L})/u.exec(shape.slice(start, start + 5))?.[0];
  if (amount === null && bare === undefined) return null;
  const date = amount ? later(today, amount.count, amount.unit) : later(today, Number(bare), "day");
  return {
    end: amount?.end ?? start + (bare?.length ?? 0),
    points: "ahead",
    days: { from: date, to: date },
    isCompact: true,
    ...(amount === null ? { isNumeric: true } : {}),
  };
}

function lengthAt(shape: string, at: number, words: DateWords): Amount | null {
  const digits = /^\d{1,3}(?!\d)/.exec(shape.slice(at, at + 4))?.[0];
  const word = digits === undefined ? wordAt(words.numerals, shape, at) : null;
  if (digits === undefined && word === null) return null;
  const end = word?.end ?? at + (digits?.length ?? 0);
  const unit = wordAt(words.units, shape, skipSpace(shape, end));
  // A number right before the mark of a month names one: March, and not three months.
  const mark = wordAt(words.marks, shape, end);
  const isName = mark?.value === "month" && mark.end === unit?.end && word?.value !== 0.5;
  if (isName) return null;
  return unit && { count: word?.value ?? Number(digits), unit: unit.value, end: unit.end };
}

/** So many units later; a month that has no such day gives its last; half a month is 15 days. */
function later(date: CivilDate, count: number, unit: TimeUnit): CivilDate {
  switch (unit) {
    case "day":
      return addDays(date, Math.round(count));
    case "week":
      return addDays(date, Math.round(count * 7));
    case "month":
      return Number.isInteger(count)
        ? addMonths(date, count)
        : addDays(date, Math.round(count * 30));
    case "year":
      return addMonths(date, Math.round(count * 12));
  }
}

/** The same day so many months later, or the last day of a month that lacks it. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const target = year * 12 + month - 1 + months;
  const first = firstOf(target);
  const last = addDays(firstOf(target + 1), -1);
  const wanted = addDays(first, day - 1);
  if (wanted < last) return wanted;
  return last;
}

const firstOf = (months: number) => {
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01` as CivilDate;
};
