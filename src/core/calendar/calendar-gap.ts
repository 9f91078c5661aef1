import type { CivilDate, EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { HolidayCalendar, SpecialDay } from "./holiday-calendar.ts";
import { publicHolidays, specialDaysOf } from "./public-holidays.ts";

/** What a calendar lacks: all holidays, or the make-up days that the government has yet to publish. */
export type CalendarGap = "no-holidays" | "no-make-up-days";

/** The State Council sets them by a notice in the November before; there is no year without any. */
const publishesMakeUpDays = "CN";

/**
 * What is not known of a country's year; null when nothing is missing. Without holidays the country
 * is planned by its weekends alone, and an administrator must be told. Rules of the organization
 * for that year fill the gap.
 */
export function calendarGap(
  country: string,
  year: number,
  calendar: HolidayCalendar = publicHolidays,
): CalendarGap | null {
  if (specialDaysOf(country, year) === null) {
    return has(country, year, calendar, "closed") ? null : "no-holidays";
  }
  const isIncomplete = country === publishesMakeUpDays && !has(country, year, calendar, "open");
  return isIncomplete ? "no-make-up-days" : null;
}

function has(
  country: string,
  year: number,
  calendar: HolidayCalendar,
  kind: SpecialDay["kind"],
): boolean {
  const end = epochDayOf(`${year + 1}-01-01` as CivilDate);
  for (let day = epochDayOf(`${year}-01-01` as CivilDate); day < end; day = (day + 1) as EpochDay) {
    if (calendar.on(country, day)?.kind === kind) return true;
  }
  return false;
}
