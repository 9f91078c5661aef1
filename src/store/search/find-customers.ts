import type { Stop } from "../../core/customer/stop.ts";
import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import type { FoundCustomer } from "../../core/search/found-customer.ts";
import type { Instant } from "../../core/time/civil.ts";
import { tiers } from "../../core/vocabulary.ts";
import { stopsOf } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { daysSince, zoneClocks } from "../time/zone-clocks.ts";
import { visibleCustomers } from "../visibility.ts";
import { brought, conditions, expectedOf, nearness } from "./filter-conditions.ts";

type FoundRow = Row<
  "customer",
  | "id"
  | "ref"
  | "name"
  | "tier"
  | "stage"
  | "country"
  | "zone"
  | "lastTouchAt"
  | "lastTwoWayAt"
  | "orderCount"
  | "dueOn"
> & {
  owner: string | null;
  stops: readonly Stop[];
  untouchedDays: number;
  worth: FoundCustomer["worth"];
  total: number;
};

const untouchedSince = sql`coalesce(c.last_touch_at, c.created_at)`;

/** For how many days of its calendar nobody has tried to reach customer `c`, by clocks `z`. */
const untouchedDays = daysSince(untouchedSince);

/** What a search asks for of money, by which its rows are told. */
const asksWorth = ({ classes, amount, expected, keyKinds, order }: CustomerFilter): boolean =>
  classes !== undefined ||
  amount !== undefined ||
  expected !== undefined ||
  keyKinds !== undefined ||
  order === "amount" ||
  order === "expected";

/** The place of customer `c` in the order that a search asks for; the same of all where it asks for none. */
function placeIn(order: CustomerFilter["order"]): Sql {
  switch (order) {
    case "amount":
      return sql`-${brought}`;
    case "expected":
      return sql`-${expectedOf}`;
    case "orders":
      return sql`-c.order_count`;
    case "silent":
      return sql`extract(epoch FROM ${untouchedSince})`;
    case "due":
      return sql`c.due_on`;
    case "tier":
      return sql`array_position(${[...tiers]}::text[], c.tier)`;
    case "name":
      return sql`lower(c.name)`;
    case undefined:
      return sql`0`;
  }
}

/** The ids of visible customers that pass a filter, as a relation of a statement. */
export async function passing(
  db: Db,
  scope: Scope,
  filter: CustomerFilter,
  now: Instant,
): Promise<Sql> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  return sql`SELECT c.id FROM ${visibleCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE ${joinSql([sql`TRUE`, ...conditions(db, filter, untouchedDays, now)], " AND ")}`;
}

/** Which of the customers found: not those shown before, so many, from an offset on. */
export type FoundRange = {
  readonly shown: readonly string[];
  readonly offset: number;
  readonly limit: number;
};

/**
 * The visible customers that pass a filter: first whose birthday or crossing is nearest, or those of
 * the urgent tiers, where the filter asks for these or for the overdue; then by the length of their silence and by tier; with the number of
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
  const told = asksWorth(filter)
    ? sql`jsonb_build_object('brought', ${brought}, 'expected', ${expectedOf}, 'currency', worth.currency) AS worth`
    : sql`NULL::jsonb AS worth`;
  // Counted and put in order with nothing but their keys; the rest is read of one page.
  const rows = await db.rows<FoundRow>(sql`
    WITH z AS MATERIALIZED (SELECT * FROM ${clocks}), found AS MATERIALIZED (
      SELECT c.id, ${nearness(db, filter)} AS near, ${untouchedSince} AS since,
        array_position(${[...tiers]}::text[], c.tier) AS place, ${placeIn(filter.order)} AS sorted
      FROM ${visibleCustomers(scope)} c JOIN z ON z.zone = c.zone
      LEFT JOIN member m ON m.id = c.owner_id
      WHERE ${joinSql([sql`c.id <> ALL(${[...shown]}::uuid[])`, ...conditions(db, filter, untouchedDays, now)], " AND ")}
    ), page AS (SELECT * FROM found ORDER BY sorted NULLS LAST, near, since, place, id LIMIT ${limit} OFFSET ${offset})
    SELECT c.id, c.ref, c.name, c.tier, c.stage, c.country, c.zone, m.handle AS owner,
      c.last_touch_at AS "lastTouchAt", ${untouchedDays} AS "untouchedDays",
      c.last_two_way_at AS "lastTwoWayAt", c.due_on AS "dueOn",
      c.order_count AS "orderCount", ${told},
      ${stopsOf} AS stops, (SELECT count(*) FROM found) AS total
    FROM page JOIN ${visibleCustomers(scope)} c ON c.id = page.id JOIN z ON z.zone = c.zone
    LEFT JOIN member m ON m.id = c.owner_id
    LEFT JOIN valuation worth ON worth.organization_id = c.organization_id
    ORDER BY page.sorted NULLS LAST, page.near, page.since, page.place, page.id`);
  return {
    total: rows[0]?.total ?? 0,
    customers: rows.map(({ total: _, ...customer }) => customer),
  };
}
