import type { CivilDate, IsoWeekday } from "../../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../../core/time/civil-date.ts";
import { isHan, wordAt } from "../words/word-table.ts";
import { addMonths } from "./add-months.ts";
import { type DateReading, type Days, longestOf, skipSpace } from "./date-reading.ts";
import type { DateWords, MonthPart } from "./date-words.ts";
import { namedAt } from "./named-at.ts";

/**
 * `tomorrow`, `明后天`, `friday`, `next wed`, `tuesday next week`, `next week`, `end of next week`, `weekend`, `end of
 * month`. Weeks begin on Monday.
 */
export function relativeDayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const named = namedAt(words.days, shape, at);
  const run = wordAt(words.dayRuns, shape, at);
  const days = run && {
    from: addDays(today, run.value[0]),
    to: addDays(today, run.value[1]),
  };
  return longestOf([
    run && days && pointed(run.end, days, today),
    named && pointed(named.end, only(addDays(today, named.value)), today),
    weekdayAt(shape, at, words, today),
    periodAt(shape, at, words, today),
  ]);
}

/** A weekday: the next, `next friday`, `friday week`, `tuesday next week`, `下周的周三`. */
export function weekdayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const inWeek = (weekday: IsoWeekday, weeks: number) =>
    only(addDays(mondayOf(today, weeks), weekday - 1));
  const shift = wordAt(words.shifts, shape, at);
  const weekday = namedAt(words.weekdays, shape, skipSpace(shape, shift?.end ?? at));
  const week = weekAt(shape, at, words);
  if (week !== null && weekday === null) {
    const joined = wordAt(words.weekJoins, shape, skipSpace(shape, week.end));
    const day = namedAt(words.weekdays, shape, skipSpace(shape, joined?.end ?? week.end));
    return day && pointed(day.end, inWeek(day.value, week.value), today);
  }
  if (weekday === null) return null;
  if (shift !== null)
    return shiftedWeekday(weekday.end, weekday.value, shift.value, isHan(shape.charAt(at)), today);
  const next = skipSpace(shape, weekday.end);
  const of = weekAt(shape, next, words);
  if (of !== null) return pointed(of.end, inWeek(weekday.value, of.value), today);
  const bare = bareWeekday(weekday.end, weekday.value, today);
  const later = wordAt(words.weekLater, shape, next);
  if (later === null || bare.days === null) return bare;
  return { end: later.end, points: "ahead", days: only(addDays(bare.days.from, 7)) };
}

/** This, last, next week, or the one after that, in weeks from this one. */
function weekAt(shape: string, at: number, words: DateWords) {
  return shiftedUnitAt(shape, at, "week", words);
}

/** `next month` is 1, `the month after next` 2; `unit` is the one wanted. */
export function shiftedUnitAt(
  shape: string,
  at: number,
  unit: "week" | "month" | "quarter",
  words: DateWords,
): { readonly value: number; readonly end: number } | null {
  const second = wordAt(words.afterNext, shape, at);
  if (second?.value === unit) return { value: 2, end: second.end };
  const shift = wordAt(words.shifts, shape, at);
  if (shift === null) return null;
  const start = skipSpace(shape, shift.end);
  const found = wordAt(words.units, shape, start);
  const isOther = found?.value !== unit || wordAt(words.notMarks, shape, start) !== null;
  return isOther ? null : { value: shift.value, end: found.end };
}

/** A week or a part of one, a weekend, a month, the last day of one. */
function periodAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const shift = wordAt(words.shifts, shape, at);
  const start = shift === null ? at : skipSpace(shape, shift.end);
  const weekend = wordAt(words.weekend, shape, start);
  if (weekend !== null) {
    const saturday = addDays(mondayOf(today, shift?.value ?? 0), 5);
    return pointed(weekend.end, { from: saturday, to: addDays(saturday, 1) }, today);
  }
  const monthEnd = wordAt(words.monthEnd, shape, start);
  if (monthEnd !== null) {
    return pointed(monthEnd.end, only(monthOf(today, shift?.value ?? 0).to), today);
  }
  const weekEnd = wordAt(words.weekEnd, shape, start);
  if (weekEnd !== null)
    return pointed(weekEnd.end, partOfWeek(mondayOf(today, shift?.value ?? 0), "end"), today);
  const before = wordAt(words.partsBefore, shape, at);
  const whole = before === null ? at : skipSpace(shape, before.end);
  const own = before === null ? null : wordAt(words.thisWeek, shape, whole);
  const week = weekAt(shape, whole, words) ?? (own && { value: 0, end: own.end });
  if (week !== null) {
    const after = before === null ? wordAt(words.partsAfter, shape, week.end) : null;
    const days = partOfWeek(mondayOf(today, week.value), (before ?? after)?.value);
    return pointed(after?.end ?? week.end, days, today);
  }
  const month = shiftedUnitAt(shape, at, "month", words);
  return month && pointed(month.end, monthOf(today, month.value), today);
}

function partOfWeek(monday: CivilDate, part: MonthPart | undefined): Days {
  const days = (first: number, last: number) => ({
    from: addDays(monday, first),
    to: addDays(monday, last),
  });
  switch (part) {
    case "begin":
      return days(0, 1);
    case "middle":
      return days(2, 2);
    case "late":
      return days(3, 4);
    case "end":
      return days(4, 4);
    default:
      return days(0, 6);
  }
}

const only = (date: CivilDate): Days => ({ from: date, to: date });

const mondayOf = (today: CivilDate, weeks: number) =>
  addDays(today, 1 - weekdayOf(today) + 7 * weeks);

/** The days of the month so many months from this one. */
export function monthOf(today: CivilDate, months: number): Days {
  const first = addMonths(`${today.slice(0, 8)}01` as CivilDate, months);
  return { from: first, to: addDays(addMonths(first, 1), -1) };
}

/** Days that have begun count from today on. */
function pointed(end: number, days: Days, today: CivilDate): DateReading {
  if (days.to < today) return { end, points: "back", days };
  if (days.to === today) return { end, points: "today", days: only(today) };
  return { end, points: "ahead", days: days.from < today ? { from: today, to: days.to } : days };
}

function bareWeekday(end: number, weekday: IsoWeekday, today: CivilDate): DateReading {
  const wait = (weekday - weekdayOf(today) + 7) % 7;
  const ahead = only(addDays(today, wait || 7));
  const back = addDays(today, wait === 0 ? 0 : wait - 7);
  const reading = { end, points: "either", days: ahead, back, isWeekday: true } as const;
  return wait === 0 ? { ...reading, other: today } : reading;
}

/**
 * The Chinese words mean the calendar week. In English `next friday` said on a Monday, or
 * `last monday` said on a Friday, may mean this week's as well: `other`.
 */
function shiftedWeekday(
  end: number,
  weekday: IsoWeekday,
  weeks: number,
  isChinese: boolean,
  today: CivilDate,
): DateReading {
  const reading = pointed(end, only(addDays(mondayOf(today, weeks), weekday - 1)), today);
  const inThisWeek = addDays(mondayOf(today, 0), weekday - 1);
  const isUnclear =
    !isChinese && ((weeks === 1 && inThisWeek > today) || (weeks === -1 && inThisWeek < today));
  return isUnclear ? { ...reading, other: inThisWeek } : reading;
}
