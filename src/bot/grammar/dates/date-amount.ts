import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../../core/time/civil-date.ts";
import { isHan, wordAt } from "../words/word-table.ts";
import { addMonths } from "./add-months.ts";
import { calendarDayAt } from "./date-calendar.ts";
import { type DateReading, skipSpace } from "./date-reading.ts";
import { relativeDayAt } from "./date-relative.ts";
import type { DateWords, TimeUnit } from "./date-words.ts";
import { numberAt } from "./number-at.ts";

/** A length of time: from a number of units to another, and the position after it. */
type Amount = {
  readonly count: number;
  readonly most: number;
  readonly unit: TimeUnit;
  readonly end: number;
};

/** `+3d`, `in 3 days`, `3 days ago`, `within a week`, `in two weeks' time`, `two weeks from monday`. */
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
  const ahead = (end: number): DateReading => ({
    end,
    points: "ahead",
    days: {
      from: later(today, amount.count, amount.unit),
      to: later(today, amount.most, amount.unit),
    },
  });
  const next = skipSpace(shape, amount.end);
  if (limit !== null && before === null) return { ...ahead(amount.end), isDeadline: true };
  const within = wordAt(words.afterLimit, shape, next);
  if (within !== null) return { ...ahead(within.end), isDeadline: true };
  const after = wordAt(words.afterAmount, shape, next);
  if (after !== null && wordAt(words.notMarks, shape, next) === null) return ahead(after.end);
  if (before !== null) return ahead(amount.end);
  const ago = wordAt(words.afterPast, shape, next);
  if (ago === null || wordAt(words.notMarks, shape, next) !== null)
    return fromDayAt(shape, amount, words, today);
  if (amount.unit === "hour") return { ...ahead(ago.end), points: "today" };
  const date = later(today, -amount.count, amount.unit);
  return { end: ago.end, points: "back", days: { from: date, to: date } };
}

/** `a week from friday`, `two days after 5 Dec`: counted from a day ahead. */
function fromDayAt(
  shape: string,
  { count, unit, end }: Amount,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const from = wordAt(words.countedFrom, shape, skipSpace(shape, end));
  if (from === null) return null;
  const start = skipSpace(shape, from.end);
  const day =
    calendarDayAt(shape, start, words, today) ?? relativeDayAt(shape, start, words, today);
  if (day?.days == null || day.points === "back") return null;
  const date = later(day.days.from, count, unit);
  return { end: day.end, points: "ahead", days: { from: date, to: date } };
}

/** A bare length of time, `3d` or `two weeks`, counted from today. */
export function bareAmountAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const amount = lengthAt(shape, at, words);
  if (amount === null || amount.unit === "hour") return null;
  const { count, most, unit, end } = amount;
  const days = { from: later(today, count, unit), to: later(today, most, unit) };
  return { end, points: "ahead", days };
}

/** So long before a date as the words at a position say, and the position after them: `a wk`, `两天`. */
export function lengthBefore(
  shape: string,
  at: number,
  words: DateWords,
  date: CivilDate,
): { readonly end: number; readonly day: CivilDate } | null {
  const amount = lengthAt(shape, at, words);
  if (amount === null || amount.unit === "hour") return null;
  return { end: amount.end, day: later(date, -amount.count, amount.unit) };
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

/** `3 days`, `半个月`, `一个半月`, `a month and a half`, `2-3 days`, `两三天`. */
function lengthAt(shape: string, at: number, words: DateWords): Amount | null {
  const one = numberAt(shape, at, words);
  if (one === null) return null;
  const joined = /^ ?[-~] ?(?=\d)/.exec(shape.slice(one.end, one.end + 3))?.[0].length;
  const isFew = isHan(shape.charAt(one.end)) && one.value >= 1 && one.value < 9;
  const two =
    joined !== undefined || isFew ? numberAt(shape, one.end + (joined ?? 0), words) : null;
  const isRange = two !== null && two.value > one.value && (!isFew || two.value === one.value + 1);
  const end = isRange ? two.end : one.end;
  const half = wordAt(words.andHalf, shape, skipSpace(shape, end));
  const unit = wordAt(words.units, shape, skipSpace(shape, half?.end ?? end));
  if (unit === null || wordAt(words.notMarks, shape, skipSpace(shape, half?.end ?? end)) !== null)
    return null;
  // A number right before the mark of a month names one: March, and not three months.
  const mark = wordAt(words.marks, shape, end);
  const isName = mark?.value === "month" && mark.end === unit.end && one.value !== 0.5;
  if (isName) return null;
  const more =
    half === null && Number.isInteger(one.value)
      ? wordAt(words.andHalf, shape, skipSpace(shape, unit.end))
      : null;
  const extra = half === null && more === null ? 0 : 0.5;
  const count = one.value + extra;
  const most = isRange ? two.value + extra : count;
  return { count, most, unit: unit.value, end: more?.end ?? unit.end };
}

/**
 * So many units later; a month that has no such day gives its last; half a month is 15 days. Working days are
 * those from Monday to Friday; hours are taken for the same day.
 */
function later(date: CivilDate, count: number, unit: TimeUnit): CivilDate {
  switch (unit) {
    case "hour":
      return date;
    case "day":
      return addDays(date, Math.round(count));
    case "workday":
      return addWorkdays(date, Math.round(count));
    case "week":
      return addDays(date, Math.round(count * 7));
    case "fortnight":
      return addDays(date, Math.round(count * 14));
    case "month": {
      const whole = Math.trunc(count);
      return addDays(addMonths(date, whole), Math.round((count - whole) * 30));
    }
    case "quarter":
      return addMonths(date, Math.round(count * 3));
    case "year":
      return addMonths(date, Math.round(count * 12));
  }
}

function addWorkdays(date: CivilDate, count: number): CivilDate {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (weekdayOf(day) < 6) left--;
  }
  return day;
}
