import type { CardValue } from "../../core/customer/card-value.ts";
import type { StageFacts } from "../../core/customer/judge-stage.ts";
import type { Exchange } from "../../core/money/exchange.ts";
import type { CurrencySum } from "../../core/money/ordered-money.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { ratedAs, rateRows } from "../money/rate-rows.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** What a customer's value is read from. */
export type StoredCardValue = Pick<CardValue, "lastYear" | "worth"> &
  StageFacts & {
    readonly zone: Zone;
  };

type Row = Omit<StoredCardValue, "lastYear" | "sampledOn" | "quotedOn" | "repliedOn"> & {
  readonly sums: readonly CurrencySum[];
  readonly sampledAt: Instant | null;
  readonly quotedAt: Instant | null;
  readonly repliedAt: Instant | null;
};

/** The value of one visible customer as of a civil date, or null when it is not visible. */
export async function cardValue(
  db: Db,
  scope: Scope,
  id: string,
  today: CivilDate,
  exchange: Exchange,
): Promise<StoredCardValue | null> {
  const rows = await db.rows<Row>(sql`
    SELECT c.zone, c.order_count AS "orderDays", c.last_order_on AS "lastOrderOn",
      c.order_gap_days AS "orderGapDays", t.sampled_at AS "sampledAt", t.quoted_at AS "quotedAt",
      t.replied_at AS "repliedAt", coalesce(y.amounts, '[]') AS sums,
      CASE WHEN v.currency IS NOT NULL THEN jsonb_build_object('purchases', w.expected_purchases,
        'each', w.expected_value, 'currency', v.currency, 'horizonDays', v.horizon_days,
        'abc', w.abc, 'rfm', w.rfm) END AS worth
    FROM ${visibleCustomers(scope)} c
    LEFT JOIN customer_value w ON w.customer_id = c.id
    LEFT JOIN valuation v ON v.organization_id = c.organization_id AND w.customer_id IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT max(t.at) FILTER (WHERE t.outcome IN ('sampled', 'received')) AS sampled_at,
        max(t.at) FILTER (WHERE t.outcome = 'quoted') AS quoted_at,
        max(t.at) FILTER (WHERE t.outcome = 'replied' OR t.direction = 'in') AS replied_at
      FROM touch t WHERE t.customer_id = c.id) t
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('currency', o.currency, 'amount', o.amount,
        'converted', o.converted) ORDER BY o.converted DESC NULLS LAST, o.amount DESC) AS amounts
      FROM (SELECT o.currency, sum(o.amount)::float8 AS amount,
          CASE WHEN bool_and(r.rate IS NOT NULL) THEN sum(o.amount * r.rate)::float8 END AS converted
        FROM customer_order o LEFT JOIN ${rateRows(exchange, addDays(today, -366), today)} ON ${ratedAs}
        WHERE o.customer_id = c.id AND NOT o.is_cancelled
          AND o.ordered_on > ${today}::date - INTERVAL '1 year' GROUP BY o.currency) o) y
    WHERE c.id = ${id}::uuid`);
  const [row] = rows;
  if (row === undefined) return null;
  const { sums, sampledAt, quotedAt, repliedAt, ...value } = row;
  const dayOf = (at: Instant | null) => (at === null ? null : civilDateAt(at, value.zone));
  return {
    ...value,
    lastYear: { reporting: exchange.reporting, sums },
    sampledOn: dayOf(sampledAt),
    quotedOn: dayOf(quotedAt),
    repliedOn: dayOf(repliedAt),
  };
}
