import { calendarWith } from "../core/calendar/calendar-with.ts";
import type { HolidayCalendar } from "../core/calendar/holiday-calendar.ts";
import { publicHolidays } from "../core/calendar/public-holidays.ts";
import { standingRules } from "./calendar-rules.ts";
import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

type Known = { readonly version: string; readonly calendar: HolidayCalendar };
const known = new Map<string, Known>();

/** The days of all countries and of our company as an organization has them. Kept until they change. */
export async function calendarOf(db: Db, organizationId: string): Promise<HolidayCalendar> {
  const rows = await db.rows<{ version: string | null }>(sql`
    SELECT calendar_version AS version FROM organization WHERE id = ${organizationId}::uuid`);
  const version = rows[0]?.version ?? null;
  if (version === null) return publicHolidays;
  const kept = known.get(organizationId);
  if (kept?.version === version) return kept.calendar;
  const calendar = calendarWith(await standingRules(db, organizationId));
  known.set(organizationId, { version, calendar });
  return calendar;
}
