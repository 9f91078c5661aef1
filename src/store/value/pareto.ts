import type { Instant } from "../../core/time/civil.ts";
import type { Pareto } from "../../core/value/worth.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { daysSince, zoneClocks } from "../time/zone-clocks.ts";
import { visibleCustomers } from "../visibility.ts";

/** Who brings so much together is one of the vital few. */
const vitalPart = 0.8;

/** So many days of touches show where the time went. */
const attentionDays = 90;

/** The visible customers who brought something, each with what those above it bring together. */
const ranked = (scope: Scope): Sql => sql`
  SELECT c.id, w.contribution AS amount,
    sum(w.contribution) OVER (ORDER BY w.contribution DESC, c.id) - w.contribution AS above,
    sum(w.contribution) OVER () AS total
  FROM ${visibleCustomers(scope)} c JOIN customer_value w ON w.customer_id = c.id
  WHERE w.contribution > 0`;

/**
 * Who brings how much, by the latest valuation, with the first `most` of them. The vital few are as
 * many as it takes for 80 %: whoever crosses that belongs to them.
 */
export async function paretoOf(
  db: Db,
  scope: Scope,
  now: Instant,
  most: number,
): Promise<Omit<Pareto, "currency" | "isProfit" | "isBehind">> {
  const [sums] = await db.rows<Omit<Pareto, "currency" | "isProfit" | "isBehind" | "top">>(sql`
    WITH r AS MATERIALIZED (${ranked(scope)}), touched AS (
      SELECT count(*) AS touches, count(*) FILTER (WHERE r.above < ${vitalPart} * r.total) AS vital
      FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
      LEFT JOIN r ON r.id = c.id
      WHERE t.at > ${new Date(now)}::timestamptz - ${attentionDays}::int * INTERVAL '1 day')
    SELECT (SELECT count(*) FROM ${visibleCustomers(scope)} c) AS customers,
      (SELECT count(*) FROM ${visibleCustomers(scope)} c JOIN customer_value w ON w.customer_id = c.id
        WHERE w.contribution IS NULL) AS unvalued,
      (SELECT touches FROM touched) AS touches, (SELECT vital FROM touched) AS "vitalTouches",
      count(*) AS bringing, coalesce(max(r.total), 0)::float8 AS total,
      count(*) FILTER (WHERE r.above < ${vitalPart} * r.total) AS vital,
      coalesce(sum(r.amount) FILTER (WHERE r.above < ${vitalPart} * r.total), 0)::float8 AS "vitalAmount"
    FROM r`);
  if (sums === undefined) throw new Error("no sums");
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const top = await db.rows<Pareto["top"][number]>(sql`
    WITH r AS MATERIALIZED (${ranked(scope)})
    SELECT c.id, c.ref, c.name, c.tier, m.handle AS owner, r.amount::float8 AS amount,
      ((r.above + r.amount) / r.total)::float8 AS "upTo",
      CASE WHEN c.last_touch_at IS NOT NULL THEN ${daysSince(sql`c.last_touch_at`)} END AS "untouchedDays"
    FROM r JOIN ${visibleCustomers(scope)} c ON c.id = r.id JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN member m ON m.id = c.owner_id
    ORDER BY r.amount DESC, c.id LIMIT ${most}`);
  return { ...sums, top };
}
