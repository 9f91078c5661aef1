import { type BestHour, countAnswers, fewestTries, learnBestHour } from "../core/best-hour.ts";
import { defaultPolicy } from "../core/cadence/cadence-policy.ts";
import type { Instant, Zone } from "../core/time/civil.ts";
import type { Stage, Tier } from "../core/vocabulary.ts";
import { answerHours, isAnswered } from "./answer-hours.ts";
import type { Db } from "./database.ts";
import { wholeScope } from "./scope.ts";
import { sql } from "./sql.ts";
import { visibleCustomers } from "./visibility.ts";

type Row = {
  readonly id: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly country: string | null;
  readonly zone: Zone;
  readonly answered: readonly Instant[];
  readonly unanswered: readonly Instant[];
};

/** Customers looked at in one statement. */
const batch = 5000;

const nothingKnown = { answered: [], unanswered: [] };

/**
 * Learns again when each of these customers usually answers, from all their touches, and keeps it.
 * The caller has already checked that the customers may be changed.
 */
export async function learnBestHours(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
): Promise<void> {
  const rows = await db.rows<Row>(sql`
    SELECT c.id, c.tier, c.stage, c.country, c.zone,
      coalesce(array_agg((extract(epoch FROM t.at) * 1000)::float8)
        FILTER (WHERE t.is_answered), '{}') AS answered,
      coalesce(array_agg((extract(epoch FROM t.at) * 1000)::float8)
        FILTER (WHERE NOT t.is_answered), '{}') AS unanswered
    FROM customer c LEFT JOIN LATERAL (
      SELECT t.at, ${isAnswered} AS is_answered FROM touch t WHERE t.customer_id = c.id) t ON TRUE
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${[...customerIds]}::uuid[])
    GROUP BY c.id
    HAVING count(t.is_answered) >= ${fewestTries} OR c.best_hour IS NOT NULL`);
  if (rows.length === 0) return;
  const countries = new Set(rows.flatMap(({ country }) => country ?? []));
  const usual = await answerHours(db, organizationId, [...countries]);
  const learned = rows.map((row): { id: string; best_hour: BestHour | null } => {
    const { id, tier, stage, country, zone, answered, unanswered } = row;
    const window = defaultPolicy.windows[stage === "lost" ? "E" : tier];
    const own = countAnswers(answered, unanswered, zone);
    const there = usual.get(country ?? "") ?? nothingKnown;
    return { id, best_hour: learnBestHour(own, there, window) };
  });
  await db.run(sql`
    UPDATE customer c SET best_hour = nullif(l.best_hour, 'null')
    FROM jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) AS l(id uuid, best_hour jsonb)
    WHERE c.id = l.id AND c.best_hour IS DISTINCT FROM nullif(l.best_hour, 'null')`);
}

/** Learns the best hours of all customers again, after what is usual has been counted anew. */
export async function learnAllBestHours(db: Db, organizationId: string): Promise<void> {
  let last: string | null = null;
  for (;;) {
    const rows: { id: string }[] = await db.rows<{ id: string }>(sql`
      SELECT c.id FROM ${visibleCustomers(wholeScope(organizationId))} c
      WHERE (${last}::uuid IS NULL OR c.id > ${last}::uuid) AND c.last_touch_at IS NOT NULL
      ORDER BY c.id LIMIT ${batch}`);
    const ids = rows.map(({ id }) => id);
    await learnBestHours(db, organizationId, ids);
    if (ids.length < batch) return;
    last = ids.at(-1) ?? null;
  }
}
