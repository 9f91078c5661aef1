import type { CardValue } from "../../core/customer/card-value.ts";
import type { StageFacts } from "../../core/customer/judge-stage.ts";
import type { MonthSum } from "../../core/money/ordered-money.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { OrderMade } from "../../core/value/buying-habit.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { monthOf } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import { zoneClocks } from "../time/zone-clocks.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";
import { isPurchase } from "./contribution.ts";

/** So many tell how a customer buys. */
const latestOrders = 40;

/** What a customer's value is read from. */
export type StoredCardValue = Pick<CardValue, "worth"> &
  StageFacts & {
    readonly zone: Zone;
    /** Ordered in the last 12 months, credit notes taken off. */
    readonly lastYear: readonly MonthSum[];
    /** The latest purchases. */
    readonly orders: readonly OrderMade[];
  };

type Row = Omit<StoredCardValue, "sampledOn" | "quotedOn" | "repliedOn"> & {
  readonly sampledAt: Instant | null;
  readonly quotedAt: Instant | null;
  readonly repliedAt: Instant | null;
};

/** The value of one visible customer as of its own date, or null when it is not visible. */
export async function cardValue(
  db: Db,
  scope: Scope,
  id: string,
  now: Instant,
): Promise<StoredCardValue | null> {
  const clocks = await zoneClocks(db, scope.organizationId, now, [id]);
  const rows = await db.rows<Row>(
    sql`
    SELECT c.zone, c.order_count AS "orderDays", c.last_order_on AS "lastOrderOn",
      c.order_gap_days AS "orderGapDays", t.sampled_at AS "sampledAt", t.quoted_at AS "quotedAt",
      t.replied_at AS "repliedAt", coalesce(y.amounts, '[]') AS "lastYear", coalesce(h.orders, '[]') AS orders,
      CASE WHEN v.currency IS NOT NULL THEN jsonb_build_object('purchases', w.expected_purchases,
        'each', w.expected_value, 'currency', v.currency, 'horizonDays', v.horizon_days,
        'abc', w.abc, 'rfm', w.rfm) END AS worth
    FROM ${visibleCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN customer_value w ON w.customer_id = c.id
    LEFT JOIN valuation v ON v.organization_id = c.organization_id AND w.customer_id IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT max(t.at) FILTER (WHERE t.outcome IN ('sampled', 'received')) AS sampled_at,
        max(t.at) FILTER (WHERE t.outcome = 'quoted') AS quoted_at,
        max(t.at) FILTER (WHERE t.outcome = 'replied' OR t.direction = 'in') AS replied_at
      FROM touch t WHERE t.customer_id = c.id) t
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('currency', o.currency, 'month', o.month,
        'amount', o.amount)) AS amounts
      FROM (SELECT o.currency, ${monthOf} AS month, sum(o.amount)::float8 AS amount
        FROM customer_order o WHERE o.customer_id = c.id AND (NOT o.is_cancelled OR o.amount < 0)
          AND o.ordered_on > z.today - INTERVAL '1 year' GROUP BY 1, 2) o) y
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('day', o.ordered_on - DATE '1970-01-01',
        'currency', o.currency, 'amount', o.amount::float8, 'products', o.products)) AS orders
      FROM (SELECT * FROM customer_order o WHERE o.customer_id = c.id AND ${isPurchase}
        AND o.ordered_on <= z.today ORDER BY o.ordered_on DESC LIMIT ${latestOrders}) o) h
    WHERE c.id = ${id}::uuid`,
    preparedFor(scope, "card-value"),
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { sampledAt, quotedAt, repliedAt, ...value } = row;
  const dayOf = (at: Instant | null) => (at === null ? null : civilDateAt(at, value.zone));
  return {
    ...value,
    sampledOn: dayOf(sampledAt),
    quotedOn: dayOf(quotedAt),
    repliedOn: dayOf(repliedAt),
  };
}
