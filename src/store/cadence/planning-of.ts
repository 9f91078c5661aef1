import { type CadencePolicy, defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import { calendarWith } from "../../core/calendar/calendar-with.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { publicHolidays } from "../../core/calendar/public-holidays.ts";
import { standingRules } from "../calendar/calendar-rules.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { policyById } from "../tiering/rule-sets.ts";
import { type PlanningVersions, planningVersions } from "./planning-versions.ts";

/** By what dues are planned: the days of all countries and of our company, and the cadence. */
export type Planning = { readonly calendar: HolidayCalendar; readonly policy: CadencePolicy };

type Known = { readonly versions: PlanningVersions; readonly planning: Planning };
const known = new Map<string, Known>();

/** An organization's planning, kept until it changes. `versions`: where they have just been read. */
export async function planningOf(
  db: Db,
  organizationId: string,
  versions?: PlanningVersions,
): Promise<Planning> {
  const { calendar, rules } = versions ?? (await versionsOf(db, organizationId));
  const kept = known.get(organizationId);
  if (kept?.versions.calendar === calendar && kept.versions.rules === rules) return kept.planning;
  const planning = {
    calendar:
      calendar === null ? publicHolidays : calendarWith(await standingRules(db, organizationId)),
    policy: rules === null ? defaultPolicy : await policyById(db, rules),
  };
  known.set(organizationId, { versions: { calendar, rules }, planning });
  return planning;
}

async function versionsOf(db: Db, organizationId: string): Promise<PlanningVersions> {
  const [row] = await db.rows<{ versions: PlanningVersions | null }>(
    sql`SELECT ${planningVersions(sql`${organizationId}::uuid`)} AS versions`,
    "planning-versions",
  );
  return row?.versions ?? { calendar: null, rules: null };
}
