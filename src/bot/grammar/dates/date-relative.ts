import type { CivilDate, IsoWeekday } from "../../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../../core/time/civil-date.ts";
import { isHan, wordAt } from "../words/word-table.ts";
import { addMonths } from "./date-amount.ts";
import { type DateReading, type Days, skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";

/** `tomorrow`, `friday`, `next wed`, `next week`, `weekend`, `end of month`. Weeks begin on Monday. */
export function relativeDayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const named = wordAt(words.days, shape, at);
  if (named !== null) return pointed(named.end, only(addDays(today, named.value)), today);
  const shift = wordAt(words.shifts, shape, at);
  const start = shift === null ? at : skipSpace(shape, shift.end);
  const weekday = wordAt(words.weekdays, shape, start);
  if (weekday !== null) {
    if (shift === null) return bareWeekday(weekday.end, weekday.value, today);
    return shiftedWeekday(weekday.end, weekday.value, shift.value, isHan(shape.charAt(at)), today);
  }
  const weekend = wordAt(words.weekend, shape, start);
  if (weekend !== null) {
    const saturday = addDays(mondayOf(today, shift?.value ?? 0), 5);
    return pointed(weekend.end, { from: saturday, to: addDays(saturday, 1) }, today);
  }
  const monthEnd = wordAt(words.monthEnd, shape, start);
  if (monthEnd !== null) {
    return pointed(monthEnd.end, only(monthOf(today, shift?.value ?? 0).to), today);
  }
  if (shift === null) return null;
  const unit = wordAt(words.units, shape, start);
  if (unit?.value === "month") return pointed(unit.end, monthOf(today, shift.value), today);
  if (unit?.value !== "week") return null;
  const monday = mondayOf(today, shift.value);
  return pointed(unit.end, { from: monday, to: addDays(monday, 6) }, today);
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
  return { end, points: "either", days: ahead, back, ...(wait === 0 ? { other: today } : {}) };
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
