import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import { countriesOf } from "../../core/places/region-of.ts";
import type { Bounds, CustomerFilter } from "../../core/search/customer-filter.ts";
import type { FoundCustomer } from "../../core/search/found-customer.ts";
import type { EpochDay, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt, epochDayAt } from "../../core/time/civil-at.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { tiers } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

type FoundRow = Row<
  "customer",
  "id" | "ref" | "name" | "tier" | "stage" | "country" | "zone" | "lastTouchAt" | "orderCount"
> & { owner: string | null; silentSince: Instant; total: number };

const silentSince = sql`coalesce(c.last_touch_at, c.created_at)`;

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
  const asked = await conditions(db, scope, filter, now);
  const rows = await db.rows<FoundRow>(sql`
    SELECT c.id, c.ref, c.name, c.tier, c.stage, c.country, c.zone, m.handle AS owner,
      c.last_touch_at AS "lastTouchAt", ${silentSince} AS "silentSince",
      c.order_count AS "orderCount", count(*) OVER () AS total
    FROM ${visibleCustomers(scope)} c LEFT JOIN member m ON m.id = c.owner_id
    WHERE ${joinSql([sql`c.id <> ALL(${[...shown]}::uuid[])`, ...asked], " AND ")}
    ORDER BY ${silentSince}, array_position(${[...tiers]}::text[], c.tier), c.id
    LIMIT ${limit} OFFSET ${offset}`);
  return {
    total: rows[0]?.total ?? 0,
    customers: rows.map(({ total: _, ...customer }) => customer),
  };
}

/** What a filter asks of customer `c` with owner `m`, as conditions that must all hold. */
export async function conditions(
  db: Db,
  scope: Scope,
  filter: CustomerFilter,
  now: Instant,
): Promise<Sql[]> {
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
  if (filter.silentDays) {
    found.push(...silentFor(filter.silentDays, now, await zonesOf(db, scope)));
  }
  if (filter.orders) found.push(...within(sql`c.order_count`, filter.orders));
  if (filter.isReorderDue) found.push(reorderDueBy(now));
  for (const word of words ?? []) {
    found.push(sql`(c.name ILIKE ${containing(word)} OR c.city ILIKE ${containing(word)})`);
  }
  return found;
}

/** Silence in days of each customer's own calendar, as everywhere else. */
function silentFor({ least, most }: Bounds, now: Instant, zones: readonly Zone[]): Sql[] {
  const before = (days: number) => {
    const ends = zones.map((zone) => {
      const after = (epochDayAt(now, zone) - days + 1) as EpochDay;
      return new Date(firstInstantFrom(after, 0, zone));
    });
    return sql`${silentSince} < (SELECT ends FROM
      unnest(${[...zones]}::text[], ${ends}::timestamptz[]) AS days(zone, ends) WHERE days.zone = c.zone)`;
  };
  return [
    ...(least === undefined ? [] : [before(least)]),
    ...(most === undefined ? [] : [sql`NOT ${before(most + 1)}`]),
  ];
}

const zonesOf = async (db: Db, scope: Scope): Promise<Zone[]> => {
  const rows = await db.rows<Row<"customer", "zone">>(
    sql`SELECT DISTINCT c.zone FROM ${visibleCustomers(scope)} c`,
  );
  return rows.map(({ zone }) => zone);
};

/** The next order by the customer's own rhythm is due within a few days, or was. */
const reorderDueBy = (now: Instant): Sql => sql`(c.stage <> 'lost'
  AND c.last_order_on + round(c.order_gap_days)::int - ${defaultPolicy.won.beforeReorderDays}::int
    <= ${civilDateAt(now, "UTC" as Zone)}::date)`;

function within(value: Sql, { least, most }: Bounds): Sql[] {
  const found: Sql[] = [];
  if (least !== undefined) found.push(sql`${value} >= ${least}`);
  if (most !== undefined) found.push(sql`${value} <= ${most}`);
  return found;
}

/** Pattern of LIKE for texts that contain this one. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
