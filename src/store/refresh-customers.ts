import { type CadenceFacts, type Due, planDue } from "../core/cadence/plan-due.ts";
import type { CivilDate, Instant, IsoWeekday, Zone } from "../core/time/civil.ts";
import type { Stage, Tier } from "../core/vocabulary.ts";
import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

type FactsRow = {
  id: string;
  tier: Tier;
  stage: Stage;
  country: string | null;
  zone: Zone;
  tierSince: Instant;
  lastTouchAt: Instant | null;
  touchesInTier: number;
  sampleReceivedAt: Instant | null;
  touchesSinceSample: number;
  lastReviewAt: Instant | null;
  lastOrderOn: CivilDate | null;
  orderGapDays: number | null;
  requestedOn: CivilDate | null;
  skippedOn: CivilDate | null;
  skipsInTier: number;
  skipsSinceSample: number;
  ownerWorkdays: IsoWeekday[] | null;
  ownerCountry: string | null;
};

const standardWorkdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5];
const batch = 5000;

/**
 * Recounts what the cadence looks at from touches and orders, and derives the due of each customer
 * again. Runs in the transaction of the change that made it necessary; the caller has already
 * checked that the customers may be changed.
 */
export async function refreshCustomers(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < customerIds.length; from += batch) {
    const ids = customerIds.slice(from, from + batch);
    await lock(db, organizationId, ids);
    await recount(db, organizationId, ids);
    await deriveDue(db, organizationId, ids);
  }
}

/**
 * Holds the customers until the transaction ends. The statements that follow then see what a change
 * just before this one wrote; without it two touches at once would each count only themselves.
 */
async function lock(db: Db, organizationId: string, ids: readonly string[]): Promise<void> {
  await db.run(sql`SELECT FROM customer
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`);
}

/** Recounts touches and orders into the customers' own columns. */
async function recount(db: Db, organizationId: string, ids: readonly string[]): Promise<void> {
  await db.run(sql`
    WITH chosen AS (
      SELECT id, tier_since, sample_received_at FROM customer
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ), touched AS (
      SELECT c.id, max(t.at) AS last_touch_at,
        max(t.at) FILTER (WHERE t.is_two_way) AS last_two_way_at,
        max(t.at) FILTER (WHERE t.outcome = 'replied' OR t.direction = 'in') AS last_reply_at,
        max(t.at) FILTER (WHERE t.kind = 'review') AS last_review_at,
        count(t.id) FILTER (WHERE t.at >= c.tier_since) AS touches_in_tier,
        count(t.id) FILTER (WHERE t.at > c.sample_received_at AND t.outcome <> 'received')
          AS touches_since_sample,
        (array_agg(t.outcome ORDER BY t.at DESC, t.id DESC) FILTER (WHERE t.id IS NOT NULL))[1] AS last_outcome,
        (array_agg(t.member_id ORDER BY t.at DESC, t.id DESC) FILTER (WHERE t.id IS NOT NULL))[1] AS last_touch_by
      FROM chosen c LEFT JOIN touch t ON t.customer_id = c.id
      GROUP BY c.id
    ), days AS (
      SELECT DISTINCT o.customer_id, o.ordered_on FROM customer_order o
      JOIN chosen c ON c.id = o.customer_id WHERE NOT o.is_cancelled
    ), gaps AS (
      SELECT customer_id, ordered_on,
        ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS gap
      FROM days
    ), ordered AS (
      SELECT customer_id, max(ordered_on) AS last_order_on, count(*) AS order_days,
        CASE WHEN count(gap) >= 2 THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) END AS order_gap_days
      FROM gaps GROUP BY customer_id
    )
    UPDATE customer SET last_touch_at = touched.last_touch_at,
      last_two_way_at = touched.last_two_way_at, last_reply_at = touched.last_reply_at,
      last_review_at = touched.last_review_at, touches_in_tier = touched.touches_in_tier,
      touches_since_sample = touched.touches_since_sample, last_outcome = touched.last_outcome,
      last_touch_by = touched.last_touch_by, last_order_on = ordered.last_order_on,
      order_count = coalesce(ordered.order_days, 0), order_gap_days = ordered.order_gap_days
    FROM touched LEFT JOIN ordered ON ordered.customer_id = touched.id
    WHERE customer.id = touched.id`);
}

/** Derives and stores the due of each customer from the columns as they stand. */
async function deriveDue(db: Db, organizationId: string, ids: readonly string[]): Promise<void> {
  const rows = await db.rows<FactsRow>(sql`
    SELECT c.id, c.tier, c.stage, c.country, c.zone, c.tier_since AS "tierSince",
      c.last_touch_at AS "lastTouchAt", c.touches_in_tier AS "touchesInTier",
      c.sample_received_at AS "sampleReceivedAt", c.touches_since_sample AS "touchesSinceSample",
      c.last_review_at AS "lastReviewAt", c.last_order_on AS "lastOrderOn",
      c.order_gap_days AS "orderGapDays", c.requested_on AS "requestedOn",
      c.skipped_on AS "skippedOn", c.skips_in_tier AS "skipsInTier",
      c.skips_since_sample AS "skipsSinceSample", m.workdays AS "ownerWorkdays",
      m.country AS "ownerCountry"
    FROM customer c LEFT JOIN member m ON m.id = c.owner_id
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${[...ids]}::uuid[])`);
  const dues = rows.map((row) => planDue(factsOf(row)));
  await db.run(sql`
    UPDATE customer c SET due_on = d.due_on, due_target_on = d.target_on,
      due_opens_at = d.opens_at, due_closes_at = d.closes_at, due_why = d.why
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${dues.map((due) => due.on)}::date[],
      ${dues.map((due) => due.targetOn)}::date[], ${dues.map((due) => new Date(due.opensAt))}::timestamptz[],
      ${dues.map((due) => new Date(due.closesAt))}::timestamptz[], ${dues.map(whyOf)}::jsonb[])
      AS d(id, due_on, target_on, opens_at, closes_at, why)
    WHERE c.id = d.id`);
}

const factsOf = ({ id: _, ownerWorkdays, ...facts }: FactsRow): CadenceFacts => ({
  ...facts,
  ownerWorkdays: ownerWorkdays ?? standardWorkdays,
});

/** What explains a due, as kept in `customer.due_why`. */
export type DueWhy = Pick<Due, "window" | "step" | "proposal"> & { readonly reasons: Due["why"] };

const whyOf = (due: Due): string =>
  JSON.stringify({
    reasons: due.why,
    window: due.window,
    step: due.step,
    proposal: due.proposal,
  } satisfies DueWhy);
