import { type AnswerCounts, hoursOfWeek } from "../../core/people/best-hour.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { wholeScope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { shownAt, zoneClocks } from "../time/zone-clocks.ts";
import { visibleCustomers } from "../visibility.ts";

/**
 * Whether touch `t` tells of an attempt at some hour: `TRUE` answered, `FALSE` not, null no attempt.
 * What was logged in chat half a day later or more has a day, but no hour.
 */
export const isAnswered: Sql = sql`CASE
  WHEN t.kind = 'greeting' THEN NULL
  WHEN t.source_hash IS NULL AND t.logged_at - t.at > INTERVAL '12 hours' THEN NULL
  WHEN t.is_two_way THEN TRUE
  WHEN t.outcome = 'no-answer' THEN FALSE END`;

/** Counts anew when the organization's customers of each country answer, in their own clocks. */
export async function countAnswerHours(
  db: Db,
  organizationId: string,
  now: Instant,
): Promise<void> {
  const clocks = await zoneClocks(db, organizationId, now);
  await db.run(sql`DELETE FROM answer_hours WHERE organization_id = ${organizationId}::uuid`);
  await db.run(sql`
    INSERT INTO answer_hours (organization_id, country, answered, unanswered)
    WITH attempts AS (
      SELECT c.country, ${shownAt(sql`t.at`)} AS local, ${isAnswered} AS is_answered
      FROM ${visibleCustomers(wholeScope(organizationId))} c JOIN touch t ON t.customer_id = c.id
      JOIN ${clocks} ON z.zone = c.zone
      WHERE c.country IS NOT NULL
    ), counted AS (
      SELECT country, ((extract(isodow FROM local) - 1) * 24 + extract(hour FROM local))::int AS hour,
        count(*) FILTER (WHERE is_answered)::int AS answered,
        count(*) FILTER (WHERE NOT is_answered)::int AS unanswered
      FROM attempts WHERE is_answered IS NOT NULL AND local::time <> '12:00' GROUP BY 1, 2
    )
    SELECT ${organizationId}::uuid, k.country,
      array_agg(coalesce(n.answered, 0) ORDER BY h), array_agg(coalesce(n.unanswered, 0) ORDER BY h)
    FROM (SELECT DISTINCT country FROM counted) k
    CROSS JOIN generate_series(0, ${hoursOfWeek - 1}::int) h
    LEFT JOIN counted n ON n.country = k.country AND n.hour = h
    GROUP BY k.country`);
}

/** What is usual in these countries, by country; nothing for those of which nothing is known. */
export async function answerHours(
  db: Db,
  organizationId: string,
  countries: readonly string[],
): Promise<ReadonlyMap<string, AnswerCounts>> {
  const rows = await db.rows<Row<"answer_hours", "country" | "answered" | "unanswered">>(sql`
    SELECT country, answered, unanswered FROM answer_hours
    WHERE organization_id = ${organizationId}::uuid AND country = ANY(${[...countries]}::text[])`);
  return new Map(rows.map(({ country, ...counts }) => [country, counts]));
}
