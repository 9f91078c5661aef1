import { specialDaysOf } from "./public-holidays.ts";

/** What a calendar lacks: all holidays, or the make-up days that the government has yet to publish. */
export type CalendarGap = "no-holidays" | "no-make-up-days";

/** The State Council sets them by a notice in the November before; there is no year without any. */
const publishesMakeUpDays = "CN";

/**
 * What is not known of a country's year; null when nothing is missing. Without holidays the country
 * is planned by its weekends alone, and an administrator must be told.
 */
export function calendarGap(country: string, year: number): CalendarGap | null {
  const days = specialDaysOf(country, year);
  if (days === null) return "no-holidays";
  const isMadeUp = days.some(({ kind }) => kind === "open");
  return country === publishesMakeUpDays && !isMadeUp ? "no-make-up-days" : null;
}
