import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { RepeatOfDays, RepeatRate, RepeatTable } from "../../core/value/worth.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { zoneDates } from "../time/zone-clocks.ts";
import { visibleCustomers } from "../visibility.ts";
import { isPurchase } from "./contribution.ts";

/** Purchase days of the visible customers up to today, each with the customer's first one. */
const bought = (scope: Scope, dates: Sql): Sql => sql`
  SELECT c.id, m.handle AS owner, o.ordered_on, min(o.ordered_on) OVER (PARTITION BY c.id) AS first
  FROM ${visibleCustomers(scope)} c JOIN ${dates} ON z.zone = c.zone
  JOIN customer_order o ON o.customer_id = c.id LEFT JOIN member m ON m.id = c.owner_id
  WHERE ${isPurchase} AND o.ordered_on <= z.today`;

/** Of those who bought on these days, how many had bought before, in the order of the days. */
export async function repeatRates(
  db: Db,
  scope: Scope,
  days: readonly { readonly from: CivilDate; readonly to: CivilDate }[],
  now: Instant,
): Promise<RepeatOfDays[]> {
  const dates = await zoneDates(db, scope.organizationId, now);
  const rows = await db.rows<RepeatOfDays>(sql`
    WITH b AS MATERIALIZED (${bought(scope, dates)})
    SELECT d.from_on AS "from", d.to_on AS "to", count(DISTINCT b.id) AS buyers,
      count(DISTINCT b.id) FILTER (WHERE b.ordered_on > b.first) AS returning
    FROM unnest(${days.map(({ from }) => from)}::date[], ${days.map(({ to }) => to)}::date[])
      WITH ORDINALITY d(from_on, to_on, place)
    LEFT JOIN b ON b.ordered_on BETWEEN d.from_on AND d.to_on
    GROUP BY d.from_on, d.to_on, d.place ORDER BY d.place`);
  return rows;
}

/** The same of some days by owner, those with most buyers first. */
export async function repeatByOwner(
  db: Db,
  scope: Scope,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  now: Instant,
): Promise<RepeatTable["people"][number][]> {
  const dates = await zoneDates(db, scope.organizationId, now);
  return db.rows<RepeatRate & { owner: string | null }>(sql`
    WITH b AS MATERIALIZED (${bought(scope, dates)})
    SELECT b.owner, count(DISTINCT b.id) AS buyers,
      count(DISTINCT b.id) FILTER (WHERE b.ordered_on > b.first) AS returning
    FROM b WHERE b.ordered_on BETWEEN ${from}::date AND ${to}::date
    GROUP BY b.owner ORDER BY buyers DESC, b.owner`);
}
