import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { planningOf } from "../cadence/planning-of.ts";
import type { PlanningVersions } from "../cadence/planning-versions.ts";
import type { Db } from "../database/database.ts";

/**
 * The days of all countries and of our company as an organization has them. `versions`: where they
 * have just been read.
 */
export const calendarOf = async (
  db: Db,
  organizationId: string,
  versions?: PlanningVersions,
): Promise<HolidayCalendar> => (await planningOf(db, organizationId, versions)).calendar;
