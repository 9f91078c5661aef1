import type { CivilDate, EpochDay } from "../../core/time/civil.ts";
import type { PurchaseDay, PurchaseHistory } from "../../core/value/purchase-history.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** A customer who bought, with every day it did. */
export type OrderHistory = PurchaseHistory & {
  readonly id: string;
  readonly ref: string;
  readonly code: string;
  readonly name: string;
};

type BoughtRow = Row<"customer", "id" | "ref" | "code" | "name"> & {
  readonly contribution: number;
  readonly days: readonly EpochDay[];
  readonly amounts: readonly (number | null)[];
};

/** Customers read at a time. */
const portion = 5000;

/**
 * A purchase is an order that was not cancelled, also one that cost nothing: so the published fits
 * count. Cancellations make no purchase day and no amount.
 */
export const isPurchase: Sql = sql`(NOT o.is_cancelled AND o.amount >= 0)`;

/**
 * What an order brought: its margin, its amount where the cost is unknown. Credit notes, which are
 * cancellations below zero, are taken off; other cancellations bring nothing.
 */
export const contribution: Sql = sql`(CASE WHEN NOT o.is_cancelled THEN o.amount - coalesce(o.cost, 0)
  WHEN o.amount < 0 THEN o.amount ELSE 0 END)`;

/** The currency of most purchases of the visible customers, or null without any. */
export async function mainCurrency(db: Db, scope: Scope, asOf: CivilDate): Promise<string | null> {
  const rows = await db.rows<Row<"customer_order", "currency">>(sql`
    SELECT o.currency FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE ${isPurchase} AND o.ordered_on <= ${asOf}::date
    GROUP BY o.currency ORDER BY count(*) DESC, o.currency LIMIT 1`);
  return rows[0]?.currency ?? null;
}

/** The last day on which a visible customer bought, or null. */
export async function lastPurchaseDay(db: Db, scope: Scope): Promise<CivilDate | null> {
  const rows = await db.rows<{ day: CivilDate | null }>(sql`
    SELECT max(o.ordered_on) AS day
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE ${isPurchase}`);
  return rows[0]?.day ?? null;
}

/**
 * Streams the visible customers who bought up to `asOf`, each with its purchase days. Amounts are
 * in `currency`; orders in others are purchases without an amount.
 */
export async function* orderHistories(
  db: Db,
  scope: Scope,
  { asOf, currency }: { readonly asOf: CivilDate; readonly currency: string },
): AsyncGenerator<OrderHistory> {
  let last: string | null = null;
  for (;;) {
    const rows: BoughtRow[] = await db.rows<BoughtRow>(sql`
      WITH slice AS (
        SELECT c.id, c.ref, c.code, c.name FROM ${visibleCustomers(scope)} c
        WHERE ${last}::uuid IS NULL OR c.id > ${last}::uuid ORDER BY c.id LIMIT ${portion}
      ), bought AS (
        SELECT o.customer_id, o.ordered_on - DATE '1970-01-01' AS day, bool_or(${isPurchase}) AS is_purchase,
          sum(o.amount) FILTER (WHERE ${isPurchase} AND o.currency = ${currency}) AS amount,
          coalesce(sum(${contribution}) FILTER (WHERE o.currency = ${currency}
            AND o.ordered_on > ${asOf}::date - INTERVAL '1 year'), 0) AS contribution
        FROM customer_order o
        WHERE o.customer_id IN (SELECT id FROM slice) AND o.ordered_on <= ${asOf}::date
        GROUP BY o.customer_id, o.ordered_on
      )
      SELECT s.id, s.ref, s.code, s.name, coalesce(sum(b.contribution), 0) AS contribution,
        coalesce(array_agg(b.day ORDER BY b.day) FILTER (WHERE b.is_purchase), '{}') AS days,
        coalesce(array_agg(b.amount::float8 ORDER BY b.day) FILTER (WHERE b.is_purchase), '{}') AS amounts
      FROM slice s LEFT JOIN bought b ON b.customer_id = s.id
      GROUP BY s.id, s.ref, s.code, s.name ORDER BY s.id`);
    for (const { days, amounts, ...customer } of rows) {
      const [first, ...others]: PurchaseDay[] = days.map((day, index) => ({
        day,
        amount: amounts[index] ?? null,
      }));
      if (first !== undefined) yield { ...customer, days: [first, ...others] };
    }
    if (rows.length < portion) return;
    last = rows.at(-1)?.id ?? null;
  }
}
