import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import { countriesOf } from "../../core/places/region-of.ts";
import type { Bounds, CustomerFilter } from "../../core/search/customer-filter.ts";
import type { FoundCustomer } from "../../core/search/found-customer.ts";
import type { Instant } from "../../core/time/civil.ts";
import { tiers } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { daysSince, zoneClocks } from "../time/zone-clocks.ts";
import { visibleCustomers } from "../visibility.ts";

type FoundRow = Row<
  "customer",
  "id" | "ref" | "name" | "tier" | "stage" | "country" | "zone" | "lastTouchAt" | "orderCount"
> & { owner: string | null; untouchedDays: number; total: number };

const untouchedSince = sql`coalesce(c.last_touch_at, c.created_at)`;

/** For how many days of its calendar nobody has tried to reach customer `c`, by clocks `z`. */
const untouchedDays = daysSince(untouchedSince);

/** Which of the customers found: not those shown before, so many, from an offset on. */
export type FoundRange = {
  readonly shown: readonly string[];
  readonly offset: number;
  readonly limit: number;
};

/**
 * The visible customers that pass a filter, longest silence first, then by tier; with the number of
 * all that were not shown before (0 when the offset is beyond them).
 */
export async function findCustomers(
  db: Db,
  scope: Scope,
  filter: CustomerFilter,
  now: Instant,
  { shown, offset, limit }: FoundRange,
): Promise<{ total: number; customers: FoundCustomer[] }> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const rows = await db.rows<FoundRow>(sql`
    SELECT c.id, c.ref, c.name, c.tier, c.stage, c.country, c.zone, m.handle AS owner,
      c.last_touch_at AS "lastTouchAt", ${untouchedDays} AS "untouchedDays",
      c.order_count AS "orderCount", count(*) OVER () AS total
    FROM ${visibleCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE ${joinSql([sql`c.id <> ALL(${[...shown]}::uuid[])`, ...conditions(filter, untouchedDays)], " AND ")}
    ORDER BY ${untouchedSince}, array_position(${[...tiers]}::text[], c.tier), c.id
    LIMIT ${limit} OFFSET ${offset}`);
  return {
    total: rows[0]?.total ?? 0,
    customers: rows.map(({ total: _, ...customer }) => customer),
  };
}

/**
 * What a filter asks of customer `c` with owner `m` and clocks `z`, as conditions that must all hold;
 * `silence`: the days that the asking list shows.
 */
export function conditions(filter: CustomerFilter, silence: Sql): Sql[] {
  const found: Sql[] = [];
  const { countries, regions, industries, tiers, stages, tags, owners, words } = filter;
  if (countries) found.push(sql`c.country = ANY(${[...countries]}::text[])`);
  if (regions) found.push(sql`c.country = ANY(${regions.flatMap(countriesOf)}::text[])`);
  if (industries) found.push(sql`c.industry ILIKE ANY(${industries.map(containing)}::text[])`);
  if (tiers) found.push(sql`c.tier = ANY(${[...tiers]}::text[])`);
  if (stages) found.push(sql`c.stage = ANY(${[...stages]}::text[])`);
  if (tags) {
    found.push(sql`ARRAY(SELECT lower(tag) FROM unnest(c.tags) tag)
      @> ${tags.map((tag) => tag.toLowerCase())}::text[]`);
  }
  if (owners) {
    const people = owners.map((owner) => owner.toLowerCase());
    found.push(
      owners.length === 0
        ? sql`c.owner_id IS NULL`
        : sql`(m.handle = ANY(${people}::text[]) OR lower(m.name) = ANY(${people}::text[]))`,
    );
  }
  if (filter.silentDays) found.push(...within(silence, filter.silentDays));
  if (filter.orders) found.push(...within(sql`c.order_count`, filter.orders));
  if (filter.isReorderDue) found.push(isReorderDue);
  for (const word of words ?? []) {
    found.push(sql`(c.name ILIKE ${containing(word)} OR c.city ILIKE ${containing(word)})`);
  }
  return found;
}

/** The next order by the customer's own rhythm is due within a few days, or was. */
const isReorderDue: Sql = sql`(c.stage <> 'lost'
  AND c.last_order_on + round(c.order_gap_days)::int - ${defaultPolicy.won.beforeReorderDays}::int
    <= z.today)`;

function within(value: Sql, { least, most }: Bounds): Sql[] {
  const found: Sql[] = [];
  if (least !== undefined) found.push(sql`${value} >= ${least}`);
  if (most !== undefined) found.push(sql`${value} <= ${most}`);
  return found;
}

/** Pattern of LIKE for texts that contain this one. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
