import { type CadencePolicy, defaultPolicy } from "../core/cadence/cadence-policy.ts";
import { calendarWith } from "../core/calendar/calendar-with.ts";
import type { HolidayCalendar } from "../core/calendar/holiday-calendar.ts";
import { publicHolidays } from "../core/calendar/public-holidays.ts";
import { standingRules } from "./calendar-rules.ts";
import type { Db } from "./database.ts";
import { policyById } from "./rule-sets.ts";
import { type Sql, sql } from "./sql.ts";

/** By what dues are planned: the days of all countries and of our company, and the cadence. */
export type Planning = { readonly calendar: HolidayCalendar; readonly policy: CadencePolicy };

/** Which of them are in force; null: the program's own. */
export type PlanningVersions = { readonly calendar: string | null; readonly rules: string | null };

/** Expression: the `PlanningVersions` of an organization, or NULL where there is none. */
export const planningVersions = (organizationId: Sql): Sql => sql`(
  SELECT jsonb_build_object('calendar', o.calendar_version, 'rules', (
    SELECT r.id FROM rule_set r WHERE r.organization_id = o.id AND r.reverted_at IS NULL
    ORDER BY r.version DESC LIMIT 1))
  FROM organization o WHERE o.id = ${organizationId})`;

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
