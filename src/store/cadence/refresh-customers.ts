import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import { ruledProducts } from "../../core/cadence/own-gap.ts";
import { type CadenceFacts, type Due, planDue } from "../../core/cadence/plan-due.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import type { Instant, IsoWeekday } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { learnBestHours } from "../people/best-hours.ts";
import { planningOf } from "./planning-of.ts";
import { type CountedRow, recountCustomers } from "./recount-customers.ts";
import { withSteadyPlanning } from "./steady-planning.ts";

/** Whose day it is for a customer without an owner. */
export const standardWorkdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5];
const batch = 5000;

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
    const { calendar, policy } = await planningOf(db, organizationId);
    const rows = await recountCustomers(db, organizationId, ids, ruledProducts(policy.own));
    await store(db, rows, calendar, policy);
    await learnBestHours(db, organizationId, ids);
  }
}

/**
 * Holds the customers until the transaction ends. The statements that follow then see what a change
 * just before this one wrote; without it two touches at once would each count only themselves.
 */
async function lock(db: Db, organizationId: string, ids: readonly string[]): Promise<void> {
  await db.run(
    sql`SELECT FROM customer
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`,
    "hold-customers",
  );
}

/** Stores the counts of each customer and the due that follows from them, in one statement. */
async function store(
  db: Db,
  rows: readonly CountedRow[],
  calendar: HolidayCalendar,
  policy: CadencePolicy,
): Promise<void> {
  const columns = rows.map((row) => columnsOf(row, calendar, policy));
  await db.run(
    sql`UPDATE customer c SET last_touch_at = d.last_touch_at, last_two_way_at = d.last_two_way_at,
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
        d.order_gap_days, d.keeps_ramadan)`,
    "store-dues",
  );
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
    ...(row.isLeftAlone ? noDue : dueColumns(factsOf(row), calendar, policy)),
  };
}

/** Of a customer who asked for no contact. */
const noDue = {
  due_on: null,
  due_target_on: null,
  due_opens_at: null,
  due_closes_at: null,
  due_why: null,
};

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

const factsOf = (row: CountedRow): CadenceFacts => ({
  ...row,
  ownerWorkdays: row.ownerWorkdays ?? standardWorkdays,
});

/**
 * What the dues of customers follow from, as it is now, of those who have any; nothing is written. `ruled`
 * are the products that rules name.
 */
export async function cadenceFacts(
  db: Db,
  organizationId: string,
  customerIds: readonly string[],
  ruled: readonly string[],
): Promise<{ readonly id: string; readonly facts: CadenceFacts }[]> {
  const rows = await recountCustomers(db, organizationId, customerIds, ruled);
  return rows
    .filter(({ isLeftAlone }) => !isLeftAlone)
    .map((row) => ({ id: row.id, facts: factsOf(row) }));
}

/** What explains a due, as kept in `customer.due_why`. */
export type DueWhy = Pick<Due, "window" | "step" | "proposal"> & { readonly reasons: Due["why"] };

const whyOf = (due: Due): DueWhy => ({
  reasons: due.why,
  window: due.window,
  step: due.step,
  proposal: due.proposal,
});
