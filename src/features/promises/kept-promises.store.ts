import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { dateShownAt, zoneClocks } from "../../store/time/zone-clocks.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { KeptPromises } from "./kept-promises.core.ts";

/** How promises to visible customers that were to be kept between two dates were, by owner; who owed most first. */
export const keptPromises = (
  db: Db,
  scope: Scope,
  from: CivilDate,
  to: CivilDate,
  now: Instant,
): Promise<KeptPromises[]> =>
  keptWhere(db, scope, sql`o.due_on BETWEEN ${from}::date AND ${to}::date`, now);

/** The same of one visible customer, whenever they were to be kept until a date. */
export const keptPromisesTo = (
  db: Db,
  scope: Scope,
  customerId: string,
  to: CivilDate,
  now: Instant,
): Promise<KeptPromises[]> =>
  keptWhere(
    db,
    scope,
    sql`c.id = ${customerId}::uuid AND (o.due_on <= ${to}::date OR o.done_at IS NOT NULL)`,
    now,
  );

async function keptWhere(
  db: Db,
  scope: Scope,
  condition: Sql,
  now: Instant,
): Promise<KeptPromises[]> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  return db.rows<KeptPromises>(sql`
    SELECT m.name AS owner, count(*) AS due, count(o.done_at) AS kept,
      count(*) FILTER (WHERE ${dateShownAt(sql`o.done_at`)} <= o.due_on) AS "onTime",
      count(*) FILTER (WHERE EXISTS (SELECT FROM touch t WHERE t.customer_id = c.id
        AND t.at >= o.done_at AND (t.is_two_way OR t.direction = 'in'))) AS answered
    FROM ${visibleCustomers(scope)} c JOIN owed o ON o.customer_id = c.id
    JOIN ${clocks} ON z.zone = c.zone LEFT JOIN member m ON m.id = c.owner_id
    WHERE o.organization_id = ${scope.organizationId}::uuid AND o.kind = 'promise'
      AND o.due_on IS NOT NULL AND ${condition}
    GROUP BY m.id, m.name ORDER BY count(*) DESC, m.name`);
}
