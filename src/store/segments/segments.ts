import type { Exchange } from "../../core/money/exchange.ts";
import type { Segment, SegmentDimension, SegmentTable } from "../../core/segments/segment.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { orderRate } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import type { YearOfOrders } from "../tiering/tier-facts.ts";
import { isPurchase } from "../value/contribution.ts";
import { visibleCustomers } from "../visibility.ts";

const yearMs = 365 * 86_400_000;

/** Bounds of the amounts of a year that divide customers, in the reporting currency. */
const amountBounds = [10_000, 50_000, 200_000] as const;

/** What tells the segment of a customer `e` with its orders. */
const keys: Readonly<Record<Exclude<SegmentDimension, "product">, Sql>> = {
  region: sql`e.region`,
  country: sql`e.country::text`,
  industry: sql`nullif(lower(btrim(e.industry)), '')`,
  size: sql`nullif(btrim(e.size), '')`,
  frequency: sql`CASE WHEN e.days = 0 THEN 'never' WHEN e.year_days = 0 THEN 'not-lately'
    WHEN e.year_days = 1 THEN 'once' WHEN e.year_days <= 3 THEN 'sometimes' ELSE 'often' END`,
  amount: sql`CASE WHEN e.amount <= 0 AND e.unvalued IS NOT NULL AND e.year_days > 0 THEN 'unvalued'
    WHEN e.amount <= 0 THEN 'none' WHEN e.amount < ${amountBounds[0]} THEN 'small'
    WHEN e.amount < ${amountBounds[1]} THEN 'middle' WHEN e.amount < ${amountBounds[2]} THEN 'large'
    ELSE 'huge' END`,
  contribution: sql`coalesce(e.abc::text, CASE WHEN e.is_valued THEN 'unvalued' ELSE 'none' END)`,
  potential: sql`e.tier`,
};

/** Rates of the two years that are compared. */
const twoYears = (exchange: Exchange, to: CivilDate): Sql =>
  orderRate(exchange, addDays(to, -730), to);

/** Condition that order `o` of the two years has no rate `r`. */
const isUnrated = (to: CivilDate): Sql => sql`r.rate IS NULL AND o.ordered_on > ${to}::date - 730`;

/** Visible customers, each with what it bought. */
const each = (scope: Scope, { exchange, to }: YearOfOrders): Sql => sql`
  SELECT c.id, c.region, c.country, c.industry, c.size, c.tier, c.created_at, v.abc,
    v.customer_id IS NOT NULL AS is_valued, b.unvalued, coalesce(b.days, 0) AS days, coalesce(b.year_days, 0) AS year_days,
    coalesce(b.amount, 0) AS amount, coalesce(b.before, 0) AS before,
    CASE WHEN a.currency = ${exchange.reporting} THEN v.expected_purchases * v.expected_value END AS expected
  FROM ${visibleCustomers(scope)} c LEFT JOIN customer_value v ON v.customer_id = c.id
  LEFT JOIN valuation a ON a.organization_id = v.organization_id
  LEFT JOIN (
    SELECT o.customer_id, count(DISTINCT o.ordered_on) AS days,
      count(DISTINCT o.ordered_on) FILTER (WHERE o.ordered_on > ${to}::date - 365) AS year_days,
      sum(o.amount * r.rate) FILTER (WHERE o.ordered_on > ${to}::date - 365) AS amount,
      sum(o.amount * r.rate) FILTER (WHERE o.ordered_on > ${to}::date - 730
        AND o.ordered_on <= ${to}::date - 365) AS before,
      string_agg(DISTINCT o.currency, ' ') FILTER (WHERE ${isUnrated(to)}) AS unvalued
    FROM ${visibleCustomers(scope)} buyer JOIN customer_order o ON o.customer_id = buyer.id
    CROSS JOIN ${twoYears(exchange, to)}
    WHERE ${isPurchase} AND o.ordered_on <= ${to}::date GROUP BY o.customer_id
  ) b ON b.customer_id = c.id`;

const counts = (now: Instant): Sql => sql`
  count(*) AS customers, count(*) FILTER (WHERE e.created_at <= ${new Date(now - yearMs)}) AS "customersBefore",
  count(*) FILTER (WHERE e.days > 0) AS buyers, count(*) FILTER (WHERE e.days > 1) AS returning,
  coalesce(sum(e.amount), 0) AS amount, coalesce(sum(e.before), 0) AS "amountBefore",
  sum(e.expected) AS expected, ARRAY(SELECT DISTINCT code
    FROM unnest(string_to_array(string_agg(e.unvalued, ' '), ' ')) code ORDER BY code) AS unvalued`;

const order = sql`ORDER BY amount DESC, customers DESC, key`;

/** The visible customers by one division, and all of them together. */
export async function segmentsOf(
  db: Db,
  scope: Scope,
  dimension: SegmentDimension,
  year: YearOfOrders,
  now: Instant,
): Promise<Pick<SegmentTable, "segments" | "total" | "otherCurrencies">> {
  const [total] = await db.rows<Segment>(sql`
    SELECT NULL AS key, ${counts(now)} FROM (${each(scope, year)}) e`);
  if (total === undefined) throw new Error("no total");
  const segments =
    dimension === "product"
      ? await byProduct(db, scope, year, now)
      : await db.rows<Segment>(sql`
          SELECT ${keys[dimension]} AS key, ${counts(now)} FROM (${each(scope, year)}) e
          GROUP BY 1 ${order}`);
  const others = await db.rows<Row<"customer_order", "currency">>(sql`
    SELECT DISTINCT o.currency FROM ${visibleCustomers(scope)} c
    JOIN customer_order o ON o.customer_id = c.id
    WHERE ${isPurchase} AND o.currency <> ${year.exchange.reporting} AND o.ordered_on <= ${year.to}::date
      AND o.ordered_on > ${year.to}::date - 730 ORDER BY o.currency`);
  return { segments, total, otherCurrencies: others.map(({ currency }) => currency) };
}

/**
 * By what was bought: an order of several products counts for each, its amount in equal parts. What
 * to expect of a customer cannot be told by product.
 */
const byProduct = (
  db: Db,
  scope: Scope,
  { exchange, to }: YearOfOrders,
  now: Instant,
): Promise<Segment[]> =>
  db.rows<Segment>(sql`
    WITH bought AS (
      SELECT c.id, c.created_at, p.name, o.ordered_on,
        o.amount * r.rate / greatest(cardinality(o.products), 1) AS amount,
        CASE WHEN ${isUnrated(to)} THEN o.currency END AS unvalued
      FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
      CROSS JOIN ${twoYears(exchange, to)}
      CROSS JOIN LATERAL unnest(CASE WHEN cardinality(o.products) = 0 THEN ARRAY[NULL]::text[]
        ELSE o.products END) AS p(name)
      WHERE ${isPurchase} AND o.ordered_on <= ${to}::date
    ), e AS (
      SELECT name, id, min(created_at) AS created_at, count(DISTINCT ordered_on) AS days,
        coalesce(sum(amount) FILTER (WHERE ordered_on > ${to}::date - 365), 0) AS amount,
        coalesce(sum(amount) FILTER (WHERE ordered_on > ${to}::date - 730
          AND ordered_on <= ${to}::date - 365), 0) AS before, NULL::float8 AS expected,
        string_agg(DISTINCT unvalued, ' ') AS unvalued
      FROM bought GROUP BY name, id
    )
    SELECT e.name AS key, ${counts(now)} FROM e GROUP BY 1 ${order}`);
