import type { Exchange } from "../../core/money/exchange.ts";
import type { Portfolio, TierFacts } from "../../core/tiering/tier-facts.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays, laterDate } from "../../core/time/civil-date.ts";
import { contactableCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { orderRate } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { daysSince, zoneClocks } from "../time/zone-clocks.ts";
import {
  contributionBy,
  isPurchase,
  isUnvalued,
  type UsualMargin,
  usualMargin,
} from "../value/contribution.ts";
import { visibleCustomers } from "../visibility.ts";

/** A customer with all that its tier is judged by. */
export type JudgedCustomer = TierFacts & {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  /** The owner's name; null without one. */
  readonly owner: string | null;
  /** The customer's date of the last touch or skip; null before the first. */
  readonly lastAttemptOn: CivilDate | null;
};

type JudgedRow = Omit<JudgedCustomer, "lastAttemptOn"> &
  Row<"customer", "lastTouchAt" | "skippedOn">;

/** The last year of all orders, and in what they are counted. */
export type YearOfOrders = Portfolio & {
  readonly exchange: Exchange;
  readonly margin: UsualMargin;
  readonly to: CivilDate;
};

/** Customers read at a time. */
const portion = 5000;

/**
 * What the customers of the whole organization brought in the year up to a day, whoever asks: a
 * customer counts for much or little in the company, not in one salesperson's list.
 */
export async function yearOfOrders(
  db: Db,
  scope: Scope,
  to: CivilDate,
  exchange: Exchange,
): Promise<YearOfOrders> {
  const whole: Scope = { ...scope, owners: "all" };
  const margin = await usualMargin(db, whole, exchange, to);
  const [year] = await db.rows<{ total: number; a: number | null; b: number | null }>(sql`
    WITH brought AS (
      SELECT sum(${contributionBy(margin)}) AS amount
      FROM ${visibleCustomers(whole)} c JOIN customer_order o ON o.customer_id = c.id
      CROSS JOIN ${orderRate(exchange, addDays(to, -365), to)}
      WHERE o.ordered_on <= ${to}::date AND o.ordered_on > ${to}::date - 365
      GROUP BY c.id
    ), ranked AS (
      SELECT amount, sum(amount) OVER () AS total,
        sum(amount) OVER (ORDER BY amount DESC) - sum(amount) OVER (PARTITION BY amount) AS before
      FROM brought WHERE amount > 0
    )
    SELECT coalesce(max(total), 0) AS total, min(amount) FILTER (WHERE before < 0.8 * total) AS a,
      min(amount) FILTER (WHERE before < 0.95 * total) AS b FROM ranked`);
  const leastOf = {
    A: year?.a ?? Number.POSITIVE_INFINITY,
    B: year?.b ?? Number.POSITIVE_INFINITY,
  };
  return { total: year?.total ?? 0, leastOf, exchange, margin, to };
}

/** Streams the visible customers who are not lost, or those of them with these ids. */
export async function* judgedCustomers(
  db: Db,
  scope: Scope,
  { exchange, margin, to }: YearOfOrders,
  now: Instant,
  ids: readonly string[] | null = null,
): AsyncGenerator<JudgedCustomer> {
  const clocks = await zoneClocks(db, scope.organizationId, now, ids);
  const rates = orderRate(exchange, addDays(to, -366), addDays(to, 1));
  let last: string | null = null;
  for (;;) {
    const rows: readonly JudgedRow[] = await db.rows<JudgedRow>(sql`
      WITH z AS (SELECT * FROM ${clocks}), slice AS (
        SELECT c.* FROM ${contactableCustomers(scope)} c
        WHERE c.stage <> 'lost' AND (${last}::uuid IS NULL OR c.id > ${last}::uuid)
          AND ${ids === null ? sql`TRUE` : sql`c.id = ANY(${[...ids]}::uuid[])`}
        ORDER BY c.id LIMIT ${portion}
      ), touched AS (
        SELECT t.customer_id, count(*) FILTER (WHERE t.is_two_way) AS two_way,
          max(t.at) FILTER (WHERE t.outcome = 'quoted') AS quoted_at,
          max(t.at) FILTER (WHERE t.outcome = 'sampled') AS sampled_at,
          max(t.at) FILTER (WHERE t.outcome = 'received') AS received_at
        FROM slice s JOIN z ON z.zone = s.zone JOIN touch t ON t.customer_id = s.id
        WHERE ${daysSince(sql`t.at`)} < 365
        GROUP BY t.customer_id
      ), ordered AS (
        SELECT o.customer_id, count(DISTINCT o.ordered_on) FILTER (WHERE ${isPurchase}) AS days,
          sum(${contributionBy(margin)}) AS contribution, bool_or(${isUnvalued}) AS has_unvalued
        FROM slice s JOIN z ON z.zone = s.zone JOIN customer_order o ON o.customer_id = s.id
        CROSS JOIN ${rates}
        WHERE o.ordered_on <= z.today AND o.ordered_on > z.today - 365
        GROUP BY o.customer_id
      ), refused AS (
        SELECT r.customer_id, jsonb_agg(jsonb_build_object('basis', r.basis,
          'at', round(extract(epoch FROM r.at) * 1000))) AS refusals
        FROM slice s JOIN z ON z.zone = s.zone JOIN tier_refusal r ON r.customer_id = s.id
        WHERE ${daysSince(sql`r.at`)} < 365
        GROUP BY r.customer_id
      ), left_samples AS (
        SELECT l.customer_id, max(l.at) AS at FROM tier_change l
        WHERE l.customer_id IN (SELECT id FROM slice) AND l.from_tier = 'B' GROUP BY l.customer_id
      )
      SELECT c.id, c.ref, c.name, m.name AS owner,
        c.last_touch_at AS "lastTouchAt", c.skipped_on AS "skippedOn", c.tier, c.stage, c.zone, c.country,
        c.industry, c.website, c.tags, c.created_at AS "createdAt", c.tier_since AS "tierSince",
        c.last_reply_at AS "lastReplyAt", c.last_two_way_at AS "lastTwoWayAt",
        coalesce(t.two_way, 0) AS "twoWayCount", coalesce(c.known_need, '{}') AS "knownNeed", c.need_at AS "needAt",
        t.quoted_at AS "quotedAt", t.sampled_at AS "sampledAt", t.received_at AS "receivedAt",
        c.last_order_on AS "lastOrderOn", coalesce(o.days, 0) AS "orderDays",
        coalesce(o.contribution, 0) AS contribution, coalesce(o.has_unvalued, FALSE) AS "hasUnvalued",
        l.at AS "leftSamplesAt", c.due_why ->> 'proposal' IS NOT NULL AS "planEnded", coalesce(r.refusals, '[]') AS refusals
      FROM slice c LEFT JOIN touched t ON t.customer_id = c.id
      LEFT JOIN ordered o ON o.customer_id = c.id LEFT JOIN refused r ON r.customer_id = c.id
      LEFT JOIN member m ON m.id = c.owner_id
      LEFT JOIN left_samples l ON l.customer_id = c.id
      ORDER BY c.id`);
    for (const { lastTouchAt, skippedOn, ...row } of rows) {
      const touchedOn = lastTouchAt === null ? null : civilDateAt(lastTouchAt, row.zone);
      yield { ...row, lastAttemptOn: laterDate(touchedOn, skippedOn) };
    }
    if (rows.length < portion) return;
    last = rows.at(-1)?.id ?? null;
  }
}

/** When an import last brought orders or was taken back, in epoch milliseconds; 0 without any. */
export async function lastOrderImport(db: Db, organizationId: string): Promise<Instant> {
  const { _max: last } = await db.prisma.import.aggregate({
    where: { organizationId, kind: "orders" },
    _max: { at: true, revertedAt: true },
  });
  return Math.max(last.at?.getTime() ?? 0, last.revertedAt?.getTime() ?? 0) as Instant;
}

/** Owners in the scope of customers who in the last days went through the plan of tier B. */
export async function ownersAfterPlan(
  db: Db,
  scope: Scope,
  days: number,
  now: Instant,
): Promise<string[]> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.owner_id AS id FROM ${contactableCustomers(scope)} c
    JOIN ${clocks} ON z.zone = c.zone
    WHERE c.tier = 'B' AND c.due_why ->> 'proposal' IS NOT NULL
      AND (${daysSince(sql`c.last_touch_at`)} <= ${days}::int OR z.today - c.skipped_on <= ${days}::int)`);
  return rows.map(({ id }) => id);
}
