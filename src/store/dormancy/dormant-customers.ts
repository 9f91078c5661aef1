import type { DormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { DormantCustomer } from "../../core/dormancy/dormant-customer.ts";
import { type Opener, openerRestDays } from "../../core/dormancy/openers.ts";
import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import type { Instant } from "../../core/time/civil.ts";
import { stages, tiers } from "../../core/vocabulary.ts";
import { courtedCustomers, stopsOf } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import { isThere } from "../people/still-there.ts";
import type { Scope } from "../scope.ts";
import { conditions } from "../search/filter-conditions.ts";
import type { FoundRange } from "../search/find-customers.ts";
import { daysSince, zoneClocks } from "../time/zone-clocks.ts";
import { preparedFor } from "../visibility.ts";
import { isDormant, isInquiry, roundOf, silentDays, silentSince } from "./dormancy.ts";

/** A dormant customer as the store knows it: what was used of late, and festivals of its people. */
export type StoredDormant = Omit<DormantCustomer, "opener"> & {
  readonly sequence: number;
  readonly orderGapDays: number | null;
  readonly used: readonly Opener[];
  readonly observances: readonly string[];
};

/** What is asked for: who counts as dormant by when, and which of them. */
export type DormantQuery = FoundRange & {
  readonly rule: DormancyRule;
  readonly now: Instant;
  readonly filter: CustomerFilter;
  /** Of these alone. */
  readonly among?: readonly string[];
};

type Row = Omit<StoredDormant, "atStake" | "need"> & {
  readonly total: number;
  readonly purchases: number | null;
  readonly each: number | null;
  readonly currency: string | null;
  readonly horizonDays: number | null;
  readonly needId: string | null;
  readonly needContent: Buffer | null;
};

/**
 * The visible customers who are dormant and pass the filter: those who bought by expected purchases
 * × expected value, then those who never did by tier and stage; with the number of all that were not
 * shown before (0 when the offset is beyond them).
 */
export async function dormantCustomers(
  db: Db,
  scope: Scope,
  { rule, now, filter, among, shown, offset, limit }: DormantQuery,
): Promise<{ total: number; customers: StoredDormant[] }> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const statement = sql`
    WITH ranked AS (
      SELECT c.id, m.handle AS owner, v.expected_purchases, v.expected_value, v.unvalued,
        ${rank} AS rank, count(*) OVER () AS total
      FROM ${courtedCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
      LEFT JOIN member m ON m.id = c.owner_id
      LEFT JOIN customer_value v ON v.customer_id = c.id
      WHERE ${joinSql(
        [
          isDormant(rule),
          sql`c.id <> ALL(${[...shown]}::uuid[])`,
          among === undefined ? sql`TRUE` : sql`c.id = ANY(${[...among]}::uuid[])`,
          ...conditions(db, filter, silentDays, now),
        ],
        " AND ",
      )}
      ORDER BY rank DESC NULLS LAST, ${silentSince} DESC, c.id LIMIT ${limit} OFFSET ${offset}
    )
    SELECT c.id, c.sequence, c.ref, c.name, c.tier, c.stage, c.country, c.zone, r.owner,
      ${stopsOf} AS stops,
      ${silentDays} AS "silentDays",
      c.last_two_way_at IS NULL AND c.last_order_on IS NULL AS "isUnknown",
      c.last_touch_at IS NOT NULL AS "isTouched",
      c.order_count AS "orderCount", c.last_order_on AS "lastOrderOn",
      c.order_gap_days AS "orderGapDays", r.total, r.expected_purchases AS purchases,
      r.expected_value AS each, worth.currency, worth.horizon_days AS "horizonDays",
      coalesce(r.unvalued, '{}') AS unvalued, round.tries, bought.products, person.observances, spoken.used,
      need.id AS "needId", need.content AS "needContent"
    FROM ranked r JOIN ${courtedCustomers(scope)} c ON c.id = r.id
    JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN valuation worth ON worth.organization_id = c.organization_id
    CROSS JOIN ${roundOf} round
    CROSS JOIN ${productsOf} bought
    CROSS JOIN ${keptOf} person
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT t.opener), '{}') AS used FROM touch t
      WHERE t.customer_id = c.id AND t.opener IS NOT NULL
        AND ${daysSince(sql`t.at`)} < ${openerRestDays}::int) spoken
    LEFT JOIN LATERAL (
      SELECT t.id, t.content FROM touch t
      WHERE t.customer_id = c.id AND t.content IS NOT NULL AND c.order_count = 0
        AND ${isInquiry}
      ORDER BY t.direction, t.at DESC LIMIT 1) need ON TRUE
    ORDER BY r.rank DESC NULLS LAST, ${silentSince} DESC, c.id`;
  const isPlain = among !== undefined && Object.keys(filter).length === 0;
  const rows = await db.rows<Row>(
    statement,
    isPlain ? preparedFor(scope, "dormant-among") : undefined,
  );
  return { total: rows[0]?.total ?? 0, customers: rows.map((row) => opened(db, row)) };
}

/** Money comes first; of those who never bought a higher tier, then a later stage, below any money. */
const rank: Sql = sql`coalesce(v.expected_purchases * v.expected_value,
  -100.0 * array_position(${[...tiers]}::text[], c.tier)
  + array_position(${[...stages]}::text[], c.stage))`;

/** Products of the three latest orders of customer `c`, each once. */
const productsOf: Sql = sql`LATERAL (
  SELECT coalesce(array_agg(product ORDER BY latest DESC, product), '{}') AS products FROM (
    SELECT product, max(o.ordered_on) AS latest FROM (
      SELECT o.ordered_on, o.products FROM customer_order o
      WHERE o.customer_id = c.id AND NOT o.is_cancelled ORDER BY o.ordered_on DESC LIMIT 3) o,
      unnest(o.products) product
    GROUP BY product ORDER BY max(o.ordered_on) DESC, product LIMIT 4) each)`;

/** What the people at customer `c` keep. */
const keptOf: Sql = sql`LATERAL (
  SELECT coalesce(array_agg(DISTINCT kept), '{}') AS observances
  FROM contact p, unnest(p.observances) kept
  WHERE p.customer_id = c.id AND ${isThere})`;

function opened(db: Db, row: Row): StoredDormant {
  const { total: _, ...told } = row;
  const { purchases, each, currency, horizonDays, needId, needContent, ...customer } = told;
  const isKnown = purchases !== null && each !== null && currency !== null && horizonDays !== null;
  return {
    ...customer,
    need:
      needId === null || needContent === null
        ? null
        : db.cipher.open("touch", "content", needId, needContent),
    atStake: isKnown ? { purchases, each, currency, horizonDays } : null,
  };
}
