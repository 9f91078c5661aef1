import type { Exchange } from "../../core/money/exchange.ts";
import type { CivilDate, EpochDay } from "../../core/time/civil.ts";
import type { PurchaseDay, PurchaseHistory } from "../../core/value/purchase-history.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { orderRate } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";
import { contributionBy, isPurchase, isUnvalued, type UsualMargin } from "./contribution.ts";

/** A customer who bought, with every day it did. */
export type OrderHistory = PurchaseHistory & {
  readonly id: string;
  readonly ref: string;
  readonly code: string;
  readonly name: string;
  /** Currencies in which it has orders without a rate. */
  readonly unvalued: readonly string[];
};

type BoughtRow = Row<"customer", "id" | "ref" | "code" | "name"> & {
  readonly contribution: number | null;
  readonly unvalued: string;
  readonly days: readonly EpochDay[];
  readonly amounts: readonly (number | null)[];
};

/** Customers read at a time. */
const portion = 5000;

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
 * in the reporting currency, each at the rate of its month; orders without a rate are purchases
 * without an amount.
 */
export async function* orderHistories(
  db: Db,
  scope: Scope,
  by: { readonly asOf: CivilDate; readonly exchange: Exchange; readonly margin: UsualMargin },
): AsyncGenerator<OrderHistory> {
  const { asOf } = by;
  const rates = orderRate(by.exchange, "1900-01-01" as CivilDate, asOf);
  const inYear = sql`o.ordered_on > ${asOf}::date - INTERVAL '1 year'`;
  let last: string | null = null;
  for (;;) {
    const rows: BoughtRow[] = await db.rows<BoughtRow>(sql`
      WITH slice AS (
        SELECT c.id, c.ref, c.code, c.name FROM ${visibleCustomers(scope)} c
        WHERE ${last}::uuid IS NULL OR c.id > ${last}::uuid ORDER BY c.id LIMIT ${portion}
      ), bought AS (
        SELECT o.customer_id, o.ordered_on - DATE '1970-01-01' AS day, bool_or(${isPurchase}) AS is_purchase,
          sum(o.amount * r.rate) FILTER (WHERE ${isPurchase}) AS amount,
          sum(${contributionBy(by.margin)}) FILTER (WHERE ${inYear}) AS contribution,
          string_agg(DISTINCT o.currency, ' ') FILTER (WHERE ${isUnvalued}) AS unvalued,
          bool_or(${isUnvalued} AND ${inYear}) AS is_year_unvalued
        FROM customer_order o CROSS JOIN ${rates}
        WHERE o.customer_id IN (SELECT id FROM slice) AND o.ordered_on <= ${asOf}::date
        GROUP BY o.customer_id, o.ordered_on
      )
      SELECT s.id, s.ref, s.code, s.name, coalesce(string_agg(b.unvalued, ' '), '') AS unvalued,
        CASE WHEN NOT bool_or(b.is_year_unvalued) THEN coalesce(sum(b.contribution), 0) END AS contribution,
        coalesce(array_agg(b.day ORDER BY b.day) FILTER (WHERE b.is_purchase), '{}') AS days,
        coalesce(array_agg(b.amount::float8 ORDER BY b.day) FILTER (WHERE b.is_purchase), '{}') AS amounts
      FROM slice s LEFT JOIN bought b ON b.customer_id = s.id
      GROUP BY s.id, s.ref, s.code, s.name ORDER BY s.id`);
    for (const { days, amounts, unvalued, ...customer } of rows) {
      const [first, ...others]: PurchaseDay[] = days.map((day, index) => ({
        day,
        amount: amounts[index] ?? null,
      }));
      const currencies = [...new Set(unvalued.split(" "))].filter((code) => code !== "").sort();
      if (first !== undefined)
        yield { ...customer, unvalued: currencies, days: [first, ...others] };
    }
    if (rows.length < portion) return;
    last = rows.at(-1)?.id ?? null;
  }
}
