import type { DueSpan } from "../../core/segments/adherence.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { dateShownAt, zoneClocks } from "../time/zone-clocks.ts";

/** Where a stretch of days begins and the one before it ends. */
export type Bound = { readonly at: Instant; readonly on: CivilDate };

/**
 * What was due of `customers` (a relation of those visible) in stretches of days and when it was made,
 * as things were known `now`. `bounds` are the beginnings of the stretches and the end of the last. A
 * touch was due on the day that stood when it was logged; what is missing, when its window closed.
 */
export async function dueSpans(
  db: Db,
  { organizationId }: Scope,
  customers: Sql,
  bounds: readonly Bound[],
  now: Instant,
): Promise<readonly DueSpan[]> {
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return [];
  const clocks = await zoneClocks(db, organizationId, now);
  const starts = sql`${bounds.map(({ at }) => new Date(at))}::timestamptz[]`;
  const days = sql`${bounds.map(({ on }) => on)}::date[]`;
  const stretchOf = (at: Sql) => sql`width_bucket(${at}, ${starts})`;
  return db.rows<DueSpan>(sql`
    SELECT tier, "from", made, "isOnTime", count(*) AS count FROM (
      SELECT tier, made, "isOnTime",
        greatest(due, lag(made) OVER (PARTITION BY sequence ORDER BY at, touch_id)) AS "from"
      FROM (
        SELECT c.sequence, c.tier, t.at, t.id AS touch_id, ${stretchOf(sql`t.at`)} AS made,
          greatest(1, ${stretchOf(sql`c.created_at`)}, width_bucket(t.due_was, ${days})) AS due,
          ${dateShownAt(sql`t.at`)} <= t.due_was AS "isOnTime"
        FROM ${customers} c JOIN touch t ON t.customer_id = c.id JOIN ${clocks} ON z.zone = c.zone
        WHERE t.organization_id = ${organizationId}::uuid AND t.at >= ${new Date(first.at)}
        -- Apart, so that what is sorted does not carry every zone's clock with it.
        OFFSET 0) touched
      UNION ALL
      SELECT c.tier, ${bounds.length} AS made, false AS "isOnTime",
        greatest(1, ${stretchOf(sql`c.created_at`)},
          ${stretchOf(sql`c.due_closes_at - INTERVAL '1 millisecond'`)}) AS "from"
      FROM ${customers} c WHERE c.due_closes_at <= ${new Date(Math.min(last.at, now))}) due
    WHERE "isOnTime" IS NOT NULL AND "from" <= made AND "from" < ${bounds.length}
    GROUP BY tier, "from", made, "isOnTime"`);
}
