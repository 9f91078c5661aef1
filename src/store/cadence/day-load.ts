import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { contactableCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { openOwed } from "../owed/open-owed.ts";
import type { Scope } from "../scope.ts";

/** With how many customers a member has been in touch since; greetings, and what came from them, take no room of a day. */
export async function touchedSince(
  db: Db,
  scope: Scope,
  memberId: string,
  since: Instant,
): Promise<number> {
  const [row] = await db.rows<{ count: number }>(sql`
    SELECT count(DISTINCT t.customer_id)::int AS count FROM ${contactableCustomers(scope)} c
    JOIN touch t ON t.customer_id = c.id
    WHERE t.member_id = ${memberId}::uuid AND t.at >= ${new Date(since)}
      AND t.direction = 'out' AND t.kind <> 'greeting'`);
  return row?.count ?? 0;
}

/** A customer as it is weighed: what is to be expected of it, and whether something is promised by a day. */
export type Weighed = {
  readonly id: string;
  readonly worth: number;
  readonly isPromised: boolean;
};

/** What is to be weighed of some customers on a day. */
export const weighCustomers = (
  db: Db,
  scope: Scope,
  ids: readonly string[],
  day: CivilDate,
): Promise<Weighed[]> =>
  db.rows<Weighed>(sql`
    SELECT c.id, coalesce(w.expected_purchases * w.expected_value, 0)::float8 AS worth,
      EXISTS (SELECT FROM ${openOwed(["promise"])} o
        WHERE o.customer_id = c.id AND o.due_on <= ${day}::date) AS "isPromised"
    FROM ${contactableCustomers(scope)} c LEFT JOIN customer_value w ON w.customer_id = c.id
    WHERE c.id = ANY(${[...ids]}::uuid[])`);

/** How many customers fall due on each day from one to another, both included. */
export async function duesBetween(
  db: Db,
  scope: Scope,
  from: CivilDate,
  to: CivilDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ day: string; count: number }>(sql`
    SELECT c.due_on::text AS day, count(*)::int AS count FROM ${contactableCustomers(scope)} c
    WHERE c.due_on BETWEEN ${from}::date AND ${to}::date GROUP BY 1`);
  return new Map(rows.map(({ day, count }) => [day, count]));
}
