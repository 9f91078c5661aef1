import type { HolidayCalendar } from "../core/calendar/holiday-calendar.ts";
import type { Db } from "./database.ts";
import { planningOf } from "./planning-of.ts";

/** The days of all countries and of our company as an organization has them. */
export const calendarOf = async (db: Db, organizationId: string): Promise<HolidayCalendar> =>
  (await planningOf(db, organizationId)).calendar;
