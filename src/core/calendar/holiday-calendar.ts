import type { CivilDate } from "../time/civil.ts";

/** Days on which a country, or we ourselves, do not work besides the weekend. */
export type HolidayCalendar = {
  /** Why a country (ISO 3166 alpha-2) is closed on a date, or null; `reason` names the holiday. */
  closed(country: string, day: CivilDate): { readonly reason: string } | null;
};

/** Knows no holidays: only weekends close a day. */
export const noHolidays: HolidayCalendar = { closed: () => null };
