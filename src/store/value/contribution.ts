import type { Exchange } from "../../core/money/exchange.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { orderRate } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/**
 * A purchase is an order that was not cancelled, also one that cost nothing: so the published fits
 * count. Cancellations make no purchase day and no amount.
 */
export const isPurchase: Sql = sql`(NOT o.is_cancelled AND o.amount >= 0)`;

/** Part of the turnover whose cost must be known before anybody is measured by margin. */
const leastCosted = 0.9;

/**
 * By what all customers of the organization are measured alike: their turnover (null), or their
 * margin, and then what part of an order is margin among those whose cost is known.
 */
export type UsualMargin = number | null;

/**
 * Reads from the orders of the whole organization in the year up to `to`, whoever asks, whether
 * enough costs are known to go by margin: for 90 % of the turnover.
 */
export async function usualMargin(
  db: Db,
  scope: Scope,
  exchange: Exchange,
  to: CivilDate,
): Promise<UsualMargin> {
  const from = addDays(to, -365);
  const [row] = await db.rows<{ all: number; costed: number; cost: number }>(sql`
    SELECT coalesce(sum(o.amount * r.rate), 0) AS "all",
      coalesce(sum(o.amount * r.rate) FILTER (WHERE o.cost IS NOT NULL), 0) AS costed,
      coalesce(sum(o.cost * r.rate), 0) AS cost
    FROM ${visibleCustomers({ ...scope, owners: "all" })} c
    JOIN customer_order o ON o.customer_id = c.id
    CROSS JOIN ${orderRate(exchange, from, to)}
    WHERE ${isPurchase} AND o.ordered_on <= ${to}::date AND o.ordered_on > ${from}::date`);
  if (row === undefined || row.costed <= 0 || row.costed < leastCosted * row.all) return null;
  return Math.max(0, 1 - row.cost / row.costed);
}

/**
 * What order `o` brought at rate `r`: its turnover or its margin, the usual one where its cost is not
 * known. Credit notes, which are cancellations below zero, are taken off; other cancellations bring
 * nothing. Null without a rate.
 */
export function contributionBy(margin: UsualMargin): Sql {
  const brought =
    margin === null
      ? sql`o.amount`
      : sql`coalesce(o.amount - o.cost, o.amount * ${margin}::numeric)`;
  return sql`(CASE WHEN NOT o.is_cancelled THEN ${brought}
    WHEN o.amount < 0 THEN o.amount ELSE 0 END * r.rate)`;
}

/** Condition that order `o` counts but nobody knows for how much: it has no rate `r`. */
export const isUnvalued: Sql = sql`(r.rate IS NULL AND (NOT o.is_cancelled OR o.amount < 0))`;
