import type { CivilDate, EpochDay } from "../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { isoWeekOf } from "../../core/time/iso-week.ts";
import { skipSpace } from "../grammar/dates/date-reading.ts";
import { monthOf } from "../grammar/dates/date-relative.ts";
import type { DateWords, TimeUnit } from "../grammar/dates/date-words.ts";
import { countedAt } from "../grammar/dates/number-at.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";
import { wholeWord, wordAt } from "../grammar/words/word-table.ts";

/** Days in a row that somebody means, both included. */
type Meant = { readonly first: EpochDay; readonly last: EpochDay };
type Days = { readonly from: CivilDate; readonly to: CivilDate };

/**
 * The week, month, quarter or year that normalised words mean, up to today: `last`, `48`, `W48`, `第48周`, `2 weeks ago`,
 * `november`, `11月`, `2026-11`, `last month`, `q3`, `今年`. A number or name without a year is the latest
 * that has begun. Null when they mean none.
 */
export function readDaysMeant(text: string, words: DateWords, today: CivilDate): Meant | null {
  const days = readPeriod(shapeOf(text.trim()), words, today);
  return days === null || days.from > today ? null : meant(days, today);
}

/** The same by its shape, whole, and also where it is to come: `next month`. */
export function readPeriod(shape: string, words: DateWords, today: CivilDate): Days | null {
  for (const read of [shifted, ago, numberedWeek, namedMonth, namedQuarter]) {
    const days = read(shape, words, today);
    if (days !== null) return days;
  }
  return null;
}

const meant = ({ from, to }: Days, today: CivilDate): Meant => ({
  first: epochDayOf(from),
  last: epochDayOf(to < today ? to : today),
});

/** `last week`, `上个月`, `this month`; `last` alone is a week, `month` alone is this one. */
function shifted(shape: string, words: DateWords, today: CivilDate): Days | null {
  const year = wholeWord(words.years, shape);
  if (year !== null) return spanOf("year", year, today);
  const shift = wordAt(words.shifts, shape, 0);
  const at = skipSpace(shape, shift?.end ?? 0);
  const unit = wordAt(words.units, shape, at);
  if (unit === null) return shift?.end === shape.length ? spanOf("week", shift.value, today) : null;
  return unit.end === shape.length ? spanOf(unit.value, shift?.value ?? 0, today) : null;
}

/** `2 weeks ago`, `3个月前`. */
function ago(shape: string, words: DateWords, today: CivilDate): Days | null {
  const count = countedAt(shape, 0, 99, words);
  const unit = count && wordAt(words.units, shape, skipSpace(shape, count.end));
  const past = unit && wordAt(words.afterPast, shape, skipSpace(shape, unit.end));
  return past && past.end === shape.length ? spanOf(unit.value, -count.value, today) : null;
}

/** The days of the week, month or year so many of them from this one. */
function spanOf(unit: TimeUnit, shift: number, today: CivilDate): Days | null {
  switch (unit) {
    case "hour":
    case "day":
    case "workday":
    case "fortnight":
      return null;
    case "week":
      return weekFrom(addDays(mondayOf(today), 7 * shift));
    case "month":
      return monthOf(today, shift);
    case "quarter":
      return quarterOf(Number(today.slice(0, 4)), Math.ceil(Number(today.slice(5, 7)) / 3) + shift);
    case "year": {
      const year = Number(today.slice(0, 4)) + shift;
      return { from: dateOf(year, 1), to: addDays(dateOf(year + 1, 1), -1) };
    }
  }
}

/** A quarter of a year, or one of a year before or after where there are not so many in it. */
function quarterOf(year: number, quarter: number): Days {
  const date = (nth: number) => dateOf(year + Math.floor(nth / 4), 3 * (((nth % 4) + 4) % 4) + 1);
  return { from: date(quarter - 1), to: addDays(date(quarter), -1) };
}

const mondayOf = (today: CivilDate) => addDays(today, 1 - weekdayOf(today));
const weekFrom = (monday: CivilDate): Days => ({ from: monday, to: addDays(monday, 6) });
const dateOf = (year: number, month: number) =>
  `${year}-${String(month).padStart(2, "0")}-01` as CivilDate;

/** `48`, `w48`, `2026-w48`, `2026年第48周`: the latest week of this number; a year has 52 or 53. */
function numberedWeek(shape: string, words: DateWords, today: CivilDate): Days | null {
  const { year, end } = yearAt(shape, 0, words);
  const mark = words.beforeWeek.find((word) => shape.startsWith(word, end));
  const at = skipSpace(shape, end + (mark?.length ?? 0));
  const number = /^\d{1,2}(?!\d)/.exec(shape.slice(at))?.[0];
  if (number === undefined || (year !== null && mark === undefined)) return null;
  const after = skipSpace(shape, at + number.length);
  const unit = wordAt(words.units, shape, after);
  if (unit === null ? after < shape.length : unit.value !== "week" || unit.end < shape.length)
    return null;
  const wanted = `W${number.padStart(2, "0")}`;
  for (let back = 0; back < 320; back++) {
    const monday = addDays(mondayOf(today), -7 * back);
    const week = isoWeekOf(monday);
    if (week.endsWith(wanted) && (year === null || week.startsWith(`${year}-`)))
      return weekFrom(monday);
  }
  return null;
}

/** `november`, `nov 2025`, `11月`, `2026-11`, `2026年11月`. */
function namedMonth(shape: string, words: DateWords, today: CivilDate): Days | null {
  const before = yearAt(shape, 0, words);
  const month = monthAt(shape, before.end, words, before.year !== null);
  if (month === null || month.value < 1 || month.value > 12) return null;
  const after = yearAt(shape, skipSpace(shape, month.end), words);
  if (after.end < shape.length) return null;
  const thisYear = Number(today.slice(0, 4));
  const isAhead = dateOf(thisYear, month.value) > today;
  return monthOf(dateOf(before.year ?? after.year ?? thisYear - Number(isAhead), month.value), 0);
}

/** `q3`, `third quarter 2025`, `2026年三季度`: without a year the latest that has begun. */
function namedQuarter(shape: string, words: DateWords, today: CivilDate): Days | null {
  const before = yearAt(shape, 0, words);
  const quarter = wordAt(words.quarters, shape, before.end);
  if (quarter === null) return null;
  const after = yearAt(shape, skipSpace(shape, quarter.end), words);
  if (after.end < shape.length) return null;
  const thisYear = Number(today.slice(0, 4));
  const isAhead = quarterOf(thisYear, quarter.value).from > today;
  return quarterOf(before.year ?? after.year ?? thisYear - Number(isAhead), quarter.value);
}

/** A year of four digits with its mark, sign or space after it, where there is one. */
function yearAt(shape: string, at: number, words: DateWords) {
  const digits = /^\d{4}(?!\d)/.exec(shape.slice(at))?.[0];
  if (digits === undefined) return { year: null, end: at };
  const end = at + digits.length;
  const mark = wordAt(words.marks, shape, end);
  const isSign = /[-/.]/.test(shape.charAt(end));
  const next = mark?.value === "year" ? mark.end : isSign ? end + 1 : skipSpace(shape, end);
  return { year: Number(digits), end: next };
}

function monthAt(shape: string, at: number, words: DateWords, hasYear: boolean) {
  const named = wordAt(words.months, shape, at);
  if (named !== null) return named;
  const number = countedAt(shape, at, 99, words);
  const mark = number && wordAt(words.marks, shape, number.end);
  if (mark?.value === "month") return { value: number?.value ?? 0, end: mark.end };
  return hasYear ? number : null;
}
