import { ratesUsed } from "../../core/money/carried-rates.ts";
import type { Exchange } from "../../core/money/exchange.ts";
import { developedCountries } from "../../core/places/economy-of.ts";
import { type AmountBounds, amountBounds } from "../../core/segments/amount-bounds.ts";
import type {
  Segment,
  SegmentDimension,
  SegmentTable,
  Weighed,
} from "../../core/segments/segment.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { orderRate } from "../money/order-rate.ts";
import { orderedMonths } from "../money/ordered-months.ts";
import type { Scope } from "../scope.ts";
import type { YearOfOrders } from "../tiering/tier-facts.ts";
import { daysSince, zoneClocks, zoneDates } from "../time/zone-clocks.ts";
import { isPurchase } from "../value/contribution.ts";
import { visibleCustomers } from "../visibility.ts";

/** What tells the segment of a customer `e` with its orders. */
const keysBy = (
  bounds: AmountBounds,
): Readonly<Record<Exclude<SegmentDimension, "product">, Sql>> => ({
  region: sql`e.region`,
  country: sql`e.country::text`,
  market: sql`CASE WHEN e.country = ANY(${[...developedCountries]}::text[]) THEN 'developed'
    WHEN e.country IS NOT NULL THEN 'developing' END`,
  need: sql`w.priority`,
  industry: sql`nullif(lower(btrim(e.industry)), '')`,
  size: sql`nullif(btrim(e.size), '')`,
  frequency: sql`CASE WHEN e.days = 0 THEN 'never' WHEN e.year_days = 0 THEN 'not-lately'
    WHEN e.year_days = 1 THEN 'once' WHEN e.year_days <= 3 THEN 'sometimes' ELSE 'often' END`,
  amount: sql`CASE WHEN e.amount <= 0 AND e.unvalued IS NOT NULL AND e.year_days > 0 THEN 'unvalued'
    WHEN e.amount <= 0 THEN 'none' WHEN e.amount < ${bounds[0]} THEN 'small'
    WHEN e.amount < ${bounds[1]} THEN 'middle' WHEN e.amount < ${bounds[2]} THEN 'large'
    ELSE 'huge' END`,
  contribution: sql`coalesce(e.abc::text, CASE WHEN e.is_valued THEN 'unvalued' ELSE 'none' END)`,
  potential: sql`e.tier`,
});

/** Rates of the two years that are compared, which end with the day of each customer. */
const twoYears = (exchange: Exchange, to: CivilDate): Sql =>
  orderRate(exchange, addDays(to, -731), addDays(to, 1));

/** Condition that order `o` of the two years has no rate `r`, by calendars `z`. */
const isUnrated: Sql = sql`r.rate IS NULL AND o.ordered_on > z.today - 730`;

/** Whether customer `c` was entered a year ago already, by clocks `z`. */
const sinceYear: Sql = sql`${daysSince(sql`c.created_at`)} >= 365`;

/** The table `z` of zones with their clocks, and with their dates alone. */
type Calendars = { readonly clocks: Sql; readonly dates: Sql };

/** Visible customers, each with what it bought. */
const each = (
  scope: Scope,
  { exchange, to }: YearOfOrders,
  { clocks, dates }: Calendars,
): Sql => sql`
  SELECT c.id, c.region, c.country, c.industry, c.size, c.tier, c.priorities, ${sinceYear} AS since_year,
    c.stage = 'lost' AS is_lost, v.abc,
    v.customer_id IS NOT NULL AS is_valued, b.unvalued, coalesce(b.days, 0) AS days, coalesce(b.year_days, 0) AS year_days,
    coalesce(b.amount, 0) AS amount, coalesce(b.before, 0) AS before,
    CASE WHEN a.currency = ${exchange.reporting} THEN v.expected_purchases * v.expected_value END AS expected
  FROM ${visibleCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
  LEFT JOIN customer_value v ON v.customer_id = c.id
  LEFT JOIN valuation a ON a.organization_id = v.organization_id
  LEFT JOIN (
    SELECT o.customer_id, count(DISTINCT o.ordered_on) AS days,
      count(DISTINCT o.ordered_on) FILTER (WHERE o.ordered_on > z.today - 365) AS year_days,
      sum(o.amount * r.rate) FILTER (WHERE o.ordered_on > z.today - 365) AS amount,
      sum(o.amount * r.rate) FILTER (WHERE o.ordered_on > z.today - 730
        AND o.ordered_on <= z.today - 365) AS before,
      string_agg(DISTINCT o.currency, ' ') FILTER (WHERE ${isUnrated}) AS unvalued
    FROM ${visibleCustomers(scope)} buyer JOIN ${dates} ON z.zone = buyer.zone
    JOIN customer_order o ON o.customer_id = buyer.id
    CROSS JOIN ${twoYears(exchange, to)}
    WHERE ${isPurchase} AND o.ordered_on <= z.today GROUP BY o.customer_id
  ) b ON b.customer_id = c.id`;

/** Who weighs several things counts for each; `w.priority` is null of whom nothing is known. */
const ofEachNeed: Sql = sql`LEFT JOIN LATERAL unnest(e.priorities) AS w(priority) ON TRUE`;

const counts: Sql = sql`
  count(*) AS customers, count(*) FILTER (WHERE e.since_year) AS "customersBefore",
  count(*) FILTER (WHERE e.is_lost) AS lost,
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
): Promise<Pick<SegmentTable, "segments" | "total" | "otherCurrencies" | "carried" | "bounds">> {
  const { organizationId } = scope;
  const clocks = await zoneClocks(db, organizationId, now);
  const dates = await zoneDates(db, organizationId, now);
  const calendars = { clocks, dates };
  const bounds = amountBounds(year.exchange, year.to.slice(0, 7));
  const [total] = await db.rows<Segment>(sql`
    SELECT NULL AS key, ${counts} FROM (${each(scope, year, calendars)}) e`);
  if (total === undefined) throw new Error("no total");
  const segments =
    dimension === "product"
      ? await byProduct(db, scope, year, clocks)
      : await db.rows<Segment>(sql`
          SELECT ${keysBy(bounds)[dimension]} AS key, ${counts} FROM (${each(scope, year, calendars)}) e
          ${dimension === "need" ? ofEachNeed : sql``} GROUP BY 1 ${order}`);
  const months = await orderedMonths(db, scope, now);
  const { others, carried } = ratesUsed(year.exchange, months);
  return { segments, total, otherCurrencies: others, carried, bounds };
}

/**
 * By what was bought: an order of several products counts for each, its amount in equal parts. What
 * to expect of a customer cannot be told by product.
 */
const byProduct = (
  db: Db,
  scope: Scope,
  { exchange, to }: YearOfOrders,
  clocks: Sql,
): Promise<Segment[]> =>
  db.rows<Segment>(sql`
    WITH bought AS (
      SELECT c.id, ${sinceYear} AS since_year, c.stage = 'lost' AS is_lost, z.today, p.name, o.ordered_on,
        o.amount * r.rate / greatest(cardinality(o.products), 1) AS amount,
        CASE WHEN ${isUnrated} THEN o.currency END AS unvalued
      FROM ${visibleCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
      JOIN customer_order o ON o.customer_id = c.id
      CROSS JOIN ${twoYears(exchange, to)}
      CROSS JOIN LATERAL unnest(CASE WHEN cardinality(o.products) = 0 THEN ARRAY[NULL]::text[]
        ELSE o.products END) AS p(name)
      WHERE ${isPurchase} AND o.ordered_on <= z.today
    ), e AS (
      SELECT name, id, bool_and(since_year) AS since_year, bool_and(is_lost) AS is_lost, count(DISTINCT ordered_on) AS days,
        coalesce(sum(amount) FILTER (WHERE ordered_on > today - 365), 0) AS amount,
        coalesce(sum(amount) FILTER (WHERE ordered_on > today - 730
          AND ordered_on <= today - 365), 0) AS before, NULL::float8 AS expected,
        string_agg(DISTINCT unvalued, ' ') AS unvalued
      FROM bought GROUP BY name, id
    )
    SELECT e.name AS key, ${counts} FROM e GROUP BY 1 ${order}`);

/** What the visible customers of each country weigh, the most first. */
export const weighedByCountry = (db: Db, scope: Scope): Promise<readonly Weighed[]> =>
  db.rows<Weighed>(sql`
    SELECT c.country, w.priority, count(*) AS customers
    FROM ${visibleCustomers(scope)} c CROSS JOIN LATERAL unnest(c.priorities) AS w(priority)
    WHERE c.country IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`);
