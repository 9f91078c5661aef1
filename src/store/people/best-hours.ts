import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import {
  type BestHour,
  countAnswers,
  fewestTries,
  learnBestHour,
} from "../../core/people/best-hour.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { wholeScope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { answerHours, isAnswered } from "../touch/answer-hours.ts";
import { visibleCustomers } from "../visibility.ts";

type AttemptsRow = Row<"customer", "id" | "tier" | "stage" | "country" | "zone"> & {
  readonly attempts: readonly Attempt[];
};

/** When, whether it was answered, and by which contact where that is known. */
type Attempt = readonly [at: Instant, isAnswered: boolean, contactId: string | null];

/** Columns as they are to be; contacts that are not named here have none. */
type Learned = {
  readonly id: string;
  readonly best_hour: BestHour | null;
  readonly contacts: readonly { readonly id: string; readonly best_hour: BestHour }[];
};

/** Customers looked at in one statement. */
const batch = 5000;

/** Of so few it takes longer to plan the statement than to run it. */
const few = 50;

const nothingKnown = { answered: [], unanswered: [] };

/**
 * Learns again when each of these customers usually answers, from all their touches, and each of
 * their contacts, from the touches with them, and keeps it.
 * The caller has already checked that the customers may be changed.
 */
export async function learnBestHours(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
): Promise<void> {
  const rows = await db.rows<AttemptsRow>(
    sql`SELECT c.id, c.tier, c.stage, c.country, c.zone,
      coalesce(jsonb_agg(jsonb_build_array(extract(epoch FROM t.at) * 1000, t.is_answered,
        t.contact_id)) FILTER (WHERE t.is_answered IS NOT NULL), '[]') AS attempts
    FROM customer c LEFT JOIN LATERAL (
      SELECT t.at, ${isAnswered} AS is_answered, t.contact_id FROM touch t
      WHERE t.customer_id = c.id) t ON TRUE
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${[...customerIds]}::uuid[])
    GROUP BY c.id, c.organization_id
    HAVING count(t.is_answered) >= ${fewestTries} OR c.best_hour IS NOT NULL OR EXISTS (
      SELECT FROM contact p WHERE p.customer_id = c.id AND p.best_hour IS NOT NULL)`,
    customerIds.length > few ? undefined : "best-hours-few",
  );
  if (rows.length === 0) return;
  const countries = new Set(rows.flatMap(({ country }) => country ?? []));
  const usual = await answerHours(db, organizationId, [...countries]);
  const learned = rows.map((row): Learned => {
    const { id, tier, stage, country, zone, attempts } = row;
    const window = defaultPolicy.windows[stage === "lost" ? "E" : tier];
    const there = usual.get(country ?? "") ?? nothingKnown;
    const learn = (own: readonly Attempt[]) =>
      learnBestHour(countAnswers(when(own, true), when(own, false), zone), there, window);
    const contacts = [...new Set(attempts.flatMap(([, , contact]) => contact ?? []))];
    return {
      id,
      best_hour: learn(attempts),
      contacts: contacts.flatMap((contact) => {
        const best_hour = learn(attempts.filter(([, , whom]) => whom === contact));
        return best_hour === null ? [] : [{ id: contact, best_hour }];
      }),
    };
  });
  await db.run(sql`
    UPDATE customer c SET best_hour = nullif(l.best_hour, 'null')
    FROM jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) AS l(id uuid, best_hour jsonb)
    WHERE c.id = l.id AND c.best_hour IS DISTINCT FROM nullif(l.best_hour, 'null')`);
  await db.run(sql`
    UPDATE contact p SET best_hour = w.best_hour
    FROM (SELECT p.id, one.best_hour
      FROM jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) AS l(id uuid, contacts jsonb)
      JOIN contact p ON p.customer_id = l.id
      LEFT JOIN LATERAL jsonb_to_recordset(l.contacts) AS one(id uuid, best_hour jsonb)
        ON one.id = p.id) w
    WHERE p.id = w.id AND p.best_hour IS DISTINCT FROM w.best_hour`);
}

const when = (attempts: readonly Attempt[], wanted: boolean): Instant[] =>
  attempts.flatMap(([at, isAnswered]) => (isAnswered === wanted ? [at] : []));

/** Learns the best hours of all customers again, after what is usual has been counted anew. */
export async function learnAllBestHours(db: Db, organizationId: string): Promise<void> {
  let last: string | null = null;
  for (;;) {
    const rows: Row<"customer", "id">[] = await db.rows<Row<"customer", "id">>(sql`
      SELECT c.id FROM ${visibleCustomers(wholeScope(organizationId))} c
      WHERE (${last}::uuid IS NULL OR c.id > ${last}::uuid) AND c.last_touch_at IS NOT NULL
      ORDER BY c.id LIMIT ${batch}`);
    const ids = rows.map(({ id }) => id);
    await learnBestHours(db, organizationId, ids);
    if (ids.length < batch) return;
    last = ids.at(-1) ?? null;
  }
}
