import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { dayFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";
import type { Columns } from "../tables/written.ts";
import { visibleCustomers } from "../visibility.ts";

/** A rule that stands. */
export type StandingRule = CalendarRule & { readonly id: string };

/** Those of an organization that were not removed, in the order in which they were made. */
export async function standingRules(db: Db, organizationId: string): Promise<StandingRule[]> {
  const rules = await db.prisma.calendarRule.findMany({
    where: { organizationId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rules.map(({ id, isOurs, country, fromOn, toOn, kind, name, source }) => ({
    ...{ id, isOurs, country, name, source },
    from: dayFrom(fromOn),
    to: dayFrom(toOn),
    kind: kind as CalendarRule["kind"],
  }));
}

/** Adds rules. */
export async function addRules(
  db: Db,
  scope: Scope,
  rules: readonly CalendarRule[],
  at: Instant,
): Promise<RowChange[]> {
  const added: RowChange[] = [];
  for (const { isOurs, from, to, ...rest } of rules) {
    const columns = { is_ours: isOurs, from_on: from, to_on: to, ...rest };
    const row = await insertRow(db, scope, "calendar_rule", {
      ...columns,
      created_at: new Date(at).toISOString(),
    });
    if (row !== null) added.push(row);
  }
  return added;
}

/** Takes rules out of force. */
export async function removeRules(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  at: Instant,
): Promise<RowChange[]> {
  const rows = await db.rows<{ id: string; after: Columns<"calendar_rule"> }>(sql`
    UPDATE calendar_rule r SET removed_at = ${new Date(at)}
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
      AND removed_at IS NULL
    RETURNING id, jsonb_build_object('removed_at', to_jsonb(r) -> 'removed_at') AS after`);
  return rows.map(({ id, after }) => ({
    table: "calendar_rule",
    id,
    before: { removed_at: null },
    after,
  }));
}

/** A customer with the day of its due. */
type StandingDue = { readonly id: string; readonly dueOn: CivilDate };

/** How far from a changed day, in days, dues may feel it: longer than any holiday. */
const reach = 31;

/** Whose days a rule changed, and which. */
export type ChangedDays = Pick<CalendarRule, "isOurs" | "country" | "from" | "to">;

/** The days of these rules, in force or not. */
export async function daysOfRules(
  db: Db,
  { organizationId }: Scope,
  ruleIds: readonly string[],
): Promise<ChangedDays[]> {
  const rules = await db.prisma.calendarRule.findMany({
    where: { organizationId, id: { in: [...ruleIds] } },
  });
  return rules.map(({ isOurs, country, fromOn, toOn }) => ({
    ...{ isOurs, country },
    from: dayFrom(fromOn),
    to: dayFrom(toOn),
  }));
}

/** Makes changed rules count from here on. */
export async function recallCalendar(db: Db, scope: Scope): Promise<void> {
  await db.prisma.organization.updateMany({
    where: { id: scope.organizationId },
    data: { calendarVersion: newId() },
  });
}

/**
 * The customers whose dues changed days may move: those of the country and those whose owners keep
 * its days, due about that time.
 */
export const duesNear = (
  db: Db,
  scope: Scope,
  days: readonly ChangedDays[],
): Promise<StandingDue[]> =>
  db.rows<Present<Row<"customer", "id" | "dueOn">, "dueOn">>(sql`
    SELECT c.id, c.due_on AS "dueOn" FROM ${visibleCustomers(scope)} c LEFT JOIN member m ON m.id = c.owner_id
    WHERE EXISTS (SELECT FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
        AS r("isOurs" boolean, country text, "from" date, "to" date)
      WHERE least(c.due_on, c.due_target_on) <= r.to + ${reach}::int
      AND greatest(c.due_on, c.due_target_on) >= r.from - ${reach}::int
      AND (r.country = m.country OR r.country IS NULL AND m.id IS NOT NULL
        OR NOT r."isOurs" AND r.country = c.country))
    ORDER BY c.id`);

/** How many of these customers are due on another day now. */
export async function movedFrom(
  db: Db,
  scope: Scope,
  dues: readonly StandingDue[],
): Promise<number> {
  const rows = await db.rows<{ moved: number }>(sql`
    SELECT count(*)::int AS moved FROM ${visibleCustomers(scope)} c
    JOIN unnest(${dues.map(({ id }) => id)}::uuid[], ${dues.map(({ dueOn }) => dueOn)}::date[])
      AS was (id, due_on) ON was.id = c.id AND was.due_on <> c.due_on`);
  return rows[0]?.moved ?? 0;
}

/** A place that we plan for, and how many customers and members are there. */
export type PeopledCountry = {
  readonly country: string;
  readonly customers: number;
  readonly members: number;
};

/** The countries of a scope's customers and of all active members, the fullest first. */
export const peopledCountries = (db: Db, scope: Scope): Promise<PeopledCountry[]> =>
  db.rows<PeopledCountry>(sql`
    SELECT country, sum(customers)::int AS customers, sum(members)::int AS members FROM (
      SELECT c.country, count(*) AS customers, 0 AS members FROM ${visibleCustomers(scope)} c
      WHERE c.country IS NOT NULL GROUP BY c.country
      UNION ALL
      SELECT m.country, 0, count(*) FROM member m
      WHERE m.organization_id = ${scope.organizationId}::uuid AND m.is_active GROUP BY m.country
    ) peopled GROUP BY country ORDER BY 2 DESC, 3 DESC, 1`);

/** How many customers of a scope there are in each country, the fullest first. */
export const customersByCountry = (
  db: Db,
  scope: Scope,
): Promise<{ readonly country: string; readonly customers: number }[]> =>
  db.rows(sql`
    SELECT c.country, count(*)::int AS customers FROM ${visibleCustomers(scope)} c
    WHERE c.country IS NOT NULL AND c.stage <> 'lost' GROUP BY c.country ORDER BY 2 DESC, 1`);
