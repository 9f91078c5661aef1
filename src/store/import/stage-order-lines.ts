import type { CivilDate } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { type Sql, sql } from "../database/sql.ts";
import { copyAny } from "./copy-rows.ts";

/** Lines of one order that stand together in a file, added up. Orders may come in several parts. */
export type OrderPart = {
  readonly number: string;
  readonly customer: string;
  /** The country as written; empty where there is none. */
  readonly country: string;
  readonly date: CivilDate;
  readonly currency: string;
  /** In ten-thousandths of the currency. */
  readonly amount: number;
  readonly products: readonly string[];
  readonly lines: number;
  readonly firstRow: number;
};

/** A customer that order lines name. */
export type LineCustomer = {
  readonly code: string;
  /** The country most lines name, the latest of them when there is a tie. */
  readonly country: string;
  readonly countries: number;
  readonly firstRow: number;
  readonly firstOrder: CivilDate;
  /** Days with an order that is no cancellation. */
  readonly orderDays: number;
};

/** A cancellation's number begins with `C` (InvoiceNo of the preset). */
export const isCancelled: Sql = sql`(number ~* '^C[0-9]')`;

const columns = [
  "id",
  "number",
  "customer",
  "country",
  "date",
  "currency",
  "amount",
  "products",
  "lines",
  "first_row",
];

/** Between products, which are free text: ASCII's unit separator. */
export const productSeparator = "\u001f";

/** Makes the table that parts of orders are gathered in. */
export async function stageOrderLines(db: Db): Promise<void> {
  await db.run(sql`CREATE TEMP TABLE order_part (id uuid NOT NULL, number text NOT NULL,
    customer text NOT NULL, country text NOT NULL, date date NOT NULL, currency text NOT NULL,
    amount bigint NOT NULL, products text NOT NULL, lines int NOT NULL, first_row int NOT NULL)
    ON COMMIT DROP`);
}

/** Gathers parts of orders. */
export const addOrderParts = (db: Db, parts: readonly OrderPart[]): Promise<void> =>
  copyAny(
    db,
    "order_part",
    columns,
    parts.map((part) => ({
      ...part,
      id: newId(),
      products: part.products.join(productSeparator),
      first_row: part.firstRow,
    })),
  );

/**
 * Drops what was gathered of these orders (their number, a tab and their customer's code), or of all
 * orders of these customers.
 */
export async function dropOrderParts(
  db: Db,
  by: "order" | "customer",
  keys: readonly string[],
): Promise<void> {
  const key = by === "order" ? sql`number || E'\\t' || customer` : sql`customer`;
  await db.run(sql`DELETE FROM order_part WHERE ${key} = ANY(${[...keys]}::text[])`);
}

/** Finds out who the customers are, once all parts are there. Answers their number. */
export async function gatherLineCustomers(db: Db): Promise<number> {
  await db.run(sql`
    CREATE TEMP TABLE line_customer ON COMMIT DROP AS
    SELECT customer AS code, (array_agg(country ORDER BY lines DESC, last DESC, country))[1] AS country,
      count(*)::int AS countries, min(first_row) AS first_row, min(first) AS first_order,
      max(order_days) AS order_days, NULL::uuid AS customer_id
    FROM (
      SELECT customer, country, sum(lines) AS lines, max(date) AS last, min(date) AS first,
        min(first_row) AS first_row
      FROM order_part GROUP BY customer, country
    ) seen JOIN (
      SELECT customer, count(DISTINCT date) FILTER (WHERE NOT ${isCancelled})::int AS order_days
      FROM order_part GROUP BY customer
    ) ordered USING (customer) GROUP BY customer`);
  return db.run(sql`CREATE UNIQUE INDEX ON line_customer (first_row, code)`);
}

/** The next customers in the order of the file, after the one of this row and code. */
export const nextLineCustomers = (
  db: Db,
  after: { readonly row: number; readonly code: string },
  limit: number,
): Promise<LineCustomer[]> =>
  db.rows(sql`
    SELECT code, country, countries, first_row AS "firstRow", first_order AS "firstOrder",
      order_days AS "orderDays"
    FROM line_customer WHERE (first_row, code) > (${after.row}, ${after.code})
    ORDER BY first_row, code LIMIT ${limit}`);

/** Says which customers of the database these are. */
export async function identifyLineCustomers(
  db: Db,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await db.run(sql`
    UPDATE line_customer l SET customer_id = known.id
    FROM unnest(${[...ids.keys()]}::text[], ${[...ids.values()]}::uuid[]) known(code, id)
    WHERE l.code = known.code`);
}
