import type { CivilDate, EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";
import notices from "./notices.json" with { type: "json" };
import { publicHolidays, specialDaysOf } from "./public-holidays.ts";

/**
 * What a calendar lacks: all holidays; the days off and on that a government moves about by notice
 * each year; the days that go by the moon. `suspended`: the country has none while a law holds.
 */
export type CalendarGap = "no-holidays" | "no-make-up-days" | "no-moon-days" | "suspended";

/** The State Council sets them by a notice in the November before; there is no year without any. */
const publishesMakeUpDays = "CN";

/** From which year on something of a country is not known. */
const known: Readonly<Record<string, { readonly gap: string; readonly from: number } | undefined>> =
  notices.gaps;

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
    return hasDay(year, (day) => calendar.on(country, day)?.kind === "closed")
      ? null
      : "no-holidays";
  }
  if (country === publishesMakeUpDays) {
    return hasDay(year, (day) => calendar.on(country, day)?.kind === "open")
      ? null
      : "no-make-up-days";
  }
  const expected = known[country];
  if (expected === undefined || year < expected.from) return null;
  const isFilled = hasDay(
    year,
    (day) => calendar.on(country, day) !== publicHolidays.on(country, day),
  );
  return isFilled ? null : (expected.gap as CalendarGap);
}

function hasDay(year: number, test: (day: EpochDay) => boolean): boolean {
  const end = epochDayOf(`${year + 1}-01-01` as CivilDate);
  for (let day = epochDayOf(`${year}-01-01` as CivilDate); day < end; day = (day + 1) as EpochDay) {
    if (test(day)) return true;
  }
  return false;
}
