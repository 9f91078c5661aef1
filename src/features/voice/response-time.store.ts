import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { doneOwed } from "../../store/owed/open-owed.ts";
import type { Scope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";

/** How long customers waited who were answered from one instant until just before another, in hours. */
export async function waitedHours(
  db: Db,
  scope: Scope,
  from: Instant,
  to: Instant,
): Promise<readonly number[]> {
  const rows = await db.rows<{ hours: number }>(sql`
    SELECT (extract(epoch FROM o.done_at - o.made_at) / 3600)::float8 AS hours
    FROM ${visibleCustomers(scope)} c JOIN ${doneOwed(["answer"])} o ON o.customer_id = c.id
    WHERE o.done_at >= ${new Date(from)} AND o.done_at < ${new Date(to)}
      AND o.done_at >= o.made_at`);
  return rows.map(({ hours }) => hours);
}
