import { sameWithin } from "../../core/orders/same-within.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { OpenImport } from "./open-import.ts";
import { insertStaged, updateStaged } from "./save-imported.ts";
import { isCancelled, productSeparator } from "./stage-order-lines.ts";

/** What became of the orders, and how many of them are cancellations. */
export type MergedOrders = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly cancelled: number;
  /** Those that were told in the chat before, by the numbers there and here. */
  readonly told: readonly string[];
};

/** Turns the gathered parts into orders: one for each number of a customer, dated by its first line. */
export async function mergeOrderLines(db: Db, open: OpenImport): Promise<MergedOrders> {
  await db.run(sql`
    CREATE TEMP TABLE merged_order ON COMMIT DROP AS
    SELECT (array_agg(p.id))[1] AS id, l.customer_id, p.number, min(p.date) AS ordered_on,
      min(p.currency) AS currency, sum(p.amount) / 10000 AS amount,
      coalesce(CASE WHEN count(*) = 1
        THEN string_to_array(nullif(min(p.products), ''), ${productSeparator})
        ELSE ARRAY(SELECT DISTINCT product FROM unnest(
          string_to_array(string_agg(nullif(p.products, ''), ${productSeparator}), ${productSeparator})) product
          ORDER BY product) END, '{}') AS products,
      ${isCancelled} AS is_cancelled
    FROM order_part p JOIN line_customer l ON l.code = p.customer
    GROUP BY l.customer_id, p.number`);
  const told = await db.rows<{ pair: string }>(sql`
    WITH pairs AS (
      SELECT o.id AS told_id, o.number AS told_number, m.id AS merged_id, m.number,
        row_number() OVER (PARTITION BY o.id ORDER BY abs(o.ordered_on - m.ordered_on), m.id) AS of_told,
        row_number() OVER (PARTITION BY m.id ORDER BY abs(o.ordered_on - m.ordered_on), o.id) AS of_merged
      FROM merged_order m JOIN customer_order o ON o.customer_id = m.customer_id
      WHERE o.is_told_only AND NOT o.is_cancelled AND o.currency = m.currency::char(3)
        AND o.amount = m.amount::numeric(18, 4) AND abs(o.ordered_on - m.ordered_on) <= ${sameWithin}::int
        AND NOT EXISTS (SELECT FROM merged_order x WHERE x.customer_id = o.customer_id AND x.number = o.number)
        AND NOT EXISTS (SELECT FROM customer_order x
          WHERE x.customer_id = m.customer_id AND x.number = m.number)
    ), staged AS (
      INSERT INTO staged_change (row_id, changes)
      SELECT told_id, jsonb_build_object('number', number) FROM pairs WHERE of_told = 1 AND of_merged = 1
      RETURNING row_id, changes
    )
    SELECT p.told_number || ' = ' || p.number AS pair FROM staged s
    JOIN pairs p ON p.told_id = s.row_id AND p.number = s.changes ->> 'number'`);
  await updateStaged(db, open, "customer_order", ["number"]);
  const updated = await db.run(sql`
    INSERT INTO staged_change (row_id, changes)
    SELECT o.id, to_jsonb(m) - ARRAY['id', 'customer_id', 'number'] || '{"is_told_only": false}'
    FROM merged_order m JOIN customer_order o USING (customer_id, number)
    WHERE o.is_told_only OR (o.ordered_on, o.currency, o.amount, o.is_cancelled)
        IS DISTINCT FROM (m.ordered_on, m.currency::char(3), m.amount::numeric(18, 4), m.is_cancelled)
      OR NOT (o.products @> m.products AND o.products <@ m.products)`);
  const changed = ["ordered_on", "currency", "amount", "products", "is_cancelled"] as const;
  await updateStaged(db, open, "customer_order", [...changed, "is_told_only"]);
  const created = await db.run(sql`
    INSERT INTO staged_customer_order
      (id, organization_id, customer_id, number, ordered_on, currency, amount, products, is_cancelled)
    SELECT m.id, ${open.organizationId}::uuid, m.customer_id, m.number, m.ordered_on, m.currency,
      m.amount, m.products, m.is_cancelled
    FROM merged_order m LEFT JOIN customer_order o USING (customer_id, number)
    WHERE o.id IS NULL`);
  await insertStaged(db, open, "customer_order", [
    "id",
    "organization_id",
    "customer_id",
    "number",
    ...changed,
  ]);
  const [counts] = await db.rows<{ all: number; cancelled: number }>(sql`
    SELECT count(*) AS all, count(*) FILTER (WHERE is_cancelled) AS cancelled FROM merged_order`);
  const { all = 0, cancelled = 0 } = counts ?? {};
  const pairs = told.map(({ pair }) => pair);
  return { created, updated, unchanged: all - created - updated, cancelled, told: pairs };
}
