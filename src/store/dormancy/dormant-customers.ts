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
export type StoredDormant = Omit<DormantCustomer, "opener" | "reorder"> & {
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

type Row = Omit<StoredDormant, "atStake" | "last" | "contact" | "need"> & {
  readonly total: number;
  readonly purchases: number | null;
  readonly each: number | null;
  readonly currency: string | null;
  readonly horizonDays: number | null;
  readonly contact: StoredDormant["contact"];
  readonly lastId: string | null;
  readonly lastAt: Instant;
  readonly lastKind: NonNullable<StoredDormant["last"]>["kind"];
  readonly lastOutcome: NonNullable<StoredDormant["last"]>["outcome"];
  readonly lastContent: Buffer | null;
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
    SELECT c.id, c.sequence, c.ref, c.name, c.tier, c.stage, c.country, c.zone, r.owner, c.industry,
      ${stopsOf} AS stops,
      ${silentDays} AS "silentDays",
      c.last_two_way_at IS NULL AND c.last_order_on IS NULL AS "isUnknown",
      c.order_count AS "orderCount", c.last_order_on AS "lastOrderOn",
      c.order_gap_days AS "orderGapDays", r.total, r.expected_purchases AS purchases,
      r.expected_value AS each, worth.currency, worth.horizon_days AS "horizonDays",
      coalesce(r.unvalued, '{}') AS unvalued, round.tries, bought.products, person.contact, person.observances, spoken.used,
      last.id AS "lastId", last.at AS "lastAt", last.kind AS "lastKind",
      last.outcome AS "lastOutcome", last.content AS "lastContent",
      need.id AS "needId", need.content AS "needContent"
    FROM ranked r JOIN ${courtedCustomers(scope)} c ON c.id = r.id
    JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN valuation worth ON worth.organization_id = c.organization_id
    CROSS JOIN ${roundOf} round
    CROSS JOIN ${productsOf} bought
    CROSS JOIN ${contactOf} person
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT t.opener), '{}') AS used FROM touch t
      WHERE t.customer_id = c.id AND t.opener IS NOT NULL
        AND ${daysSince(sql`t.at`)} < ${openerRestDays}::int) spoken
    LEFT JOIN LATERAL (
      SELECT t.id, t.at, t.kind, t.outcome, t.content FROM touch t WHERE t.customer_id = c.id
      ORDER BY t.at DESC, t.id DESC LIMIT 1) last ON TRUE
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

/** Whom to speak to at customer `c`: whoever buys, before those above and beside. */
const contactOf: Sql = sql`LATERAL (
  SELECT (array_agg(jsonb_build_object('name', p.name, 'role', p.role, 'level', p.level)
      ORDER BY array_position(ARRAY['buyer', 'manager', 'executive', 'user'], p.level), p.created_at,
        p.id))[1] AS contact,
    coalesce(array_agg(DISTINCT kept) FILTER (WHERE kept IS NOT NULL), '{}') AS observances
  FROM contact p LEFT JOIN LATERAL unnest(p.observances) kept ON TRUE
  WHERE p.customer_id = c.id AND ${isThere})`;

function opened(db: Db, row: Row): StoredDormant {
  const { total: _, ...told } = row;
  const { purchases, each, currency, horizonDays, ...rest } = told;
  const { lastId, lastAt, lastKind, lastOutcome, lastContent, needId, needContent, ...customer } =
    rest;
  const content = (id: string | null, sealed: Buffer | null) =>
    id === null || sealed === null ? null : db.cipher.open("touch", "content", id, sealed);
  const isKnown = purchases !== null && each !== null && currency !== null && horizonDays !== null;
  return {
    ...customer,
    need: content(needId, needContent),
    last:
      lastId === null
        ? null
        : {
            at: lastAt,
            kind: lastKind,
            outcome: lastOutcome,
            content: content(lastId, lastContent),
          },
    atStake: isKnown ? { purchases, each, currency, horizonDays } : null,
  };
}
