import type { CivilDate, EpochDay, IsoWeekday } from "./civil.ts";
import { civilDateOf, epochDayOf, weekdayOfDay } from "./epoch-day.ts";

/** Reads `YYYY-MM-DD`; null when it is written otherwise or there is no such day. */
export function parseCivilDate(text: string): CivilDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = text as CivilDate;
  return civilDateOf(epochDayOf(date)) === date ? date : null;
}

/** The date so many days later; earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOf((epochDayOf(date) + days) as EpochDay);
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** The later of two dates; null where there is neither. */
export function laterDate(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** Day of the week of a date. */
export function weekdayOf(date: CivilDate): IsoWeekday {
  return weekdayOfDay(epochDayOf(date));
}
