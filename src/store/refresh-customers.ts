import type { Absence } from "../core/absence.ts";
import type { CadencePolicy } from "../core/cadence/cadence-policy.ts";
import { type CadenceFacts, type Due, planDue } from "../core/cadence/plan-due.ts";
import type { HolidayCalendar } from "../core/calendar/holiday-calendar.ts";
import type { CivilDate, Instant, IsoWeekday, Zone } from "../core/time/civil.ts";
import { formatInstant } from "../core/time/instant.ts";
import type { Stage, Tier } from "../core/vocabulary.ts";
import { uncoveredDaysOf } from "./absences.ts";
import { learnBestHours } from "./best-hours.ts";
import type { Db } from "./database.ts";
import { planningOf } from "./planning-of.ts";
import { sql } from "./sql.ts";
import { withSteadyPlanning } from "./steady-planning.ts";

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
  ownerAway: readonly Absence[];
  keepsRamadan: boolean;
};

/** The facts with what else is counted on the way. */
type CountedRow = FactsRow & {
  lastTwoWayAt: Instant | null;
  lastReplyAt: Instant | null;
  lastOutcome: string | null;
  lastTouchBy: string | null;
  orderCount: number;
};

/** Whose day it is for a customer without an owner. */
export const standardWorkdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5];
const batch = 5000;

/** Festivals that tell of somebody that they fast in Ramadan. */
const ofFasting = [
  ...["ramadan", "ramadan_start", "laylat_al_qadr"],
  ...["eid", "eid_al_fitr", "eid_al_adha"],
];

/**
 * Recounts what the cadence looks at from touches and orders, and derives the due of each customer
 * again. Runs in the transaction of the change that made it necessary, as the last that takes locks;
 * the caller has already checked that the customers may be changed.
 */
export async function refreshCustomers(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return;
  await withSteadyPlanning(db, organizationId, () => derive(db, organizationId, customerIds));
}

/** One portion of a `refreshCustomers` whose portions are under one `withSteadyPlanning`. */
export async function derive(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < customerIds.length; from += batch) {
    const ids = customerIds.slice(from, from + batch);
    await lock(db, organizationId, ids);
    const rows = await recount(db, organizationId, ids);
    const { calendar, policy } = await planningOf(db, organizationId);
    await store(db, rows, calendar, policy);
    await learnBestHours(db, organizationId, ids);
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

/** A greeting that nobody answered is no touch of business: the cadence does not see it. */
const isBusiness = sql`(t.kind <> 'greeting' OR t.is_two_way)`;

/** Customers with what the cadence looks at, recounted from touches and orders. */
const recount = (db: Db, organizationId: string, ids: readonly string[]): Promise<CountedRow[]> =>
  db.rows<CountedRow>(sql`
    WITH chosen AS (
      SELECT * FROM customer
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ), away AS (
      SELECT o.owner_id, ${uncoveredDaysOf(sql`o.owner_id`)} AS days
      FROM (SELECT DISTINCT owner_id FROM chosen) o
    ), touched AS (
      SELECT c.id, max(t.at) AS last_touch_at,
        max(t.at) FILTER (WHERE t.is_two_way) AS last_two_way_at,
        max(t.at) FILTER (WHERE t.outcome = 'replied' OR t.direction = 'in') AS last_reply_at,
        max(t.at) FILTER (WHERE t.kind = 'review') AS last_review_at,
        count(t.id) FILTER (WHERE t.at >= c.tier_since) AS touches_in_tier,
        count(t.id) FILTER (WHERE t.at > c.sample_received_at AND t.outcome <> 'received')
          AS touches_since_sample,
        (array_agg(t.outcome ORDER BY t.at DESC, t.id DESC))[1] AS last_outcome,
        (array_agg(t.member_id ORDER BY t.at DESC, t.id DESC))[1] AS last_touch_by
      FROM chosen c JOIN touch t ON t.customer_id = c.id AND ${isBusiness}
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
    SELECT c.id, c.tier, c.stage, c.country, c.zone, c.tier_since AS "tierSince",
      t.last_touch_at AS "lastTouchAt", coalesce(t.touches_in_tier, 0) AS "touchesInTier",
      c.sample_received_at AS "sampleReceivedAt",
      coalesce(t.touches_since_sample, 0) AS "touchesSinceSample",
      t.last_review_at AS "lastReviewAt", o.last_order_on AS "lastOrderOn",
      o.order_gap_days AS "orderGapDays", c.requested_on AS "requestedOn",
      c.skipped_on AS "skippedOn", c.skips_in_tier AS "skipsInTier",
      c.skips_since_sample AS "skipsSinceSample", m.workdays AS "ownerWorkdays",
      m.country AS "ownerCountry",
      coalesce(a.days, '[]') AS "ownerAway", EXISTS (SELECT FROM contact p, unnest(p.observances) kept
        WHERE p.customer_id = c.id AND translate(lower(kept), '- ', '__') = ANY(${ofFasting}::text[])
      ) AS "keepsRamadan", t.last_two_way_at AS "lastTwoWayAt",
      t.last_reply_at AS "lastReplyAt", t.last_outcome AS "lastOutcome",
      t.last_touch_by AS "lastTouchBy", coalesce(o.order_days, 0) AS "orderCount"
    FROM chosen c LEFT JOIN touched t USING (id) LEFT JOIN ordered o ON o.customer_id = c.id
    LEFT JOIN member m ON m.id = c.owner_id LEFT JOIN away a ON a.owner_id = c.owner_id`);

/** Stores the counts of each customer and the due that follows from them, in one statement. */
async function store(
  db: Db,
  rows: readonly CountedRow[],
  calendar: HolidayCalendar,
  policy: CadencePolicy,
): Promise<void> {
  const columns = rows.map((row) => columnsOf(row, calendar, policy));
  await db.run(sql`
    UPDATE customer c SET last_touch_at = d.last_touch_at, last_two_way_at = d.last_two_way_at,
      last_reply_at = d.last_reply_at, last_review_at = d.last_review_at,
      touches_in_tier = d.touches_in_tier, touches_since_sample = d.touches_since_sample,
      last_outcome = d.last_outcome, last_touch_by = d.last_touch_by,
      last_order_on = d.last_order_on, order_count = d.order_count,
      order_gap_days = d.order_gap_days, keeps_ramadan = d.keeps_ramadan, due_on = d.due_on, due_target_on = d.due_target_on,
      due_opens_at = d.due_opens_at, due_closes_at = d.due_closes_at, due_why = d.due_why
    FROM jsonb_populate_recordset(NULL::customer, ${JSON.stringify(columns)}::jsonb) d
    WHERE c.id = d.id AND (c.due_why, c.due_on, c.due_target_on, c.due_opens_at, c.due_closes_at,
        c.last_touch_at, c.last_two_way_at, c.last_reply_at, c.last_review_at, c.touches_in_tier,
        c.touches_since_sample, c.last_outcome, c.last_touch_by, c.last_order_on, c.order_count,
        c.order_gap_days, c.keeps_ramadan)
      IS DISTINCT FROM (d.due_why, d.due_on, d.due_target_on, d.due_opens_at, d.due_closes_at,
        d.last_touch_at, d.last_two_way_at, d.last_reply_at, d.last_review_at, d.touches_in_tier,
        d.touches_since_sample, d.last_outcome, d.last_touch_by, d.last_order_on, d.order_count,
        d.order_gap_days, d.keeps_ramadan)`);
}

const iso = (at: Instant | null) => (at === null ? null : formatInstant(at));

function columnsOf(row: CountedRow, calendar: HolidayCalendar, policy: CadencePolicy) {
  return {
    id: row.id,
    last_touch_at: iso(row.lastTouchAt),
    last_two_way_at: iso(row.lastTwoWayAt),
    last_reply_at: iso(row.lastReplyAt),
    last_review_at: iso(row.lastReviewAt),
    touches_in_tier: row.touchesInTier,
    touches_since_sample: row.touchesSinceSample,
    last_outcome: row.lastOutcome,
    last_touch_by: row.lastTouchBy,
    last_order_on: row.lastOrderOn,
    order_count: row.orderCount,
    order_gap_days: row.orderGapDays,
    keeps_ramadan: row.keepsRamadan,
    ...dueColumns(factsOf(row), calendar, policy),
  };
}

/** The derived due as columns of a customer; instants as ISO text. */
export function dueColumns(facts: CadenceFacts, calendar: HolidayCalendar, policy: CadencePolicy) {
  const due = planDue(facts, policy, calendar);
  return {
    due_on: due.on,
    due_target_on: due.targetOn,
    due_opens_at: iso(due.opensAt),
    due_closes_at: iso(due.closesAt),
    due_why: whyOf(due),
  };
}

const factsOf = (row: FactsRow): CadenceFacts => ({
  ...row,
  ownerWorkdays: row.ownerWorkdays ?? standardWorkdays,
});

/** What the dues of customers follow from, as it is now; nothing is written. */
export async function cadenceFacts(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
): Promise<{ readonly id: string; readonly facts: CadenceFacts }[]> {
  const rows = await recount(db, organizationId, customerIds);
  return rows.map((row) => ({ id: row.id, facts: factsOf(row) }));
}

/** What explains a due, as kept in `customer.due_why`. */
export type DueWhy = Pick<Due, "window" | "step" | "proposal"> & { readonly reasons: Due["why"] };

const whyOf = (due: Due): DueWhy => ({
  reasons: due.why,
  window: due.window,
  step: due.step,
  proposal: due.proposal,
});
