import type { ClosureCustomer } from "../../core/calendar/closure-notice.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { tiers } from "../../core/vocabulary.ts";
import { contactableCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";

type ClosureRow = Present<
  Row<"customer", "id" | "ref" | "name" | "tier" | "country" | "dueOn" | "lastOrderOn">,
  "dueOn"
>;

const columns = sql`c.id, c.ref, c.name, c.tier, c.country, c.due_on AS "dueOn",
  c.last_order_on AS "lastOrderOn"`;
const byTier = sql`array_position(${[...tiers]}::text[], c.tier)`;
const isToTell = (since: CivilDate): Sql => sql`c.stage <> 'lost' AND c.due_on IS NOT NULL
  AND (c.last_order_on >= ${since}::date OR c.tier IN ('KA', 'A'))`;

/** Customers who ordered since a date, and KA and A: by tier, the latest order first. */
export const customersToTell = (
  db: Db,
  scope: Scope,
  since: CivilDate,
): Promise<ClosureCustomer[]> =>
  db.rows<ClosureRow>(sql`SELECT ${columns} FROM ${contactableCustomers(scope)} c
    WHERE ${isToTell(since)} ORDER BY ${byTier}, c.last_order_on DESC NULLS LAST, c.ref`);

/** Those of these members who own such customers. */
export async function ownersToTell(
  db: Db,
  scope: Scope,
  memberIds: readonly string[],
  since: CivilDate,
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.owner_id AS id FROM ${contactableCustomers(scope)} c
    WHERE c.owner_id = ANY(${[...memberIds]}::uuid[]) AND ${isToTell(since)}`);
  return rows.map(({ id }) => id);
}

/** The customers in these countries, by tier. */
export const customersIn = (
  db: Db,
  scope: Scope,
  countries: readonly string[],
): Promise<ClosureCustomer[]> =>
  db.rows<ClosureRow>(sql`SELECT ${columns} FROM ${contactableCustomers(scope)} c
    WHERE c.country = ANY(${[...countries]}::text[]) AND c.stage <> 'lost'
      AND c.due_on IS NOT NULL ORDER BY ${byTier}, c.ref`);

/** In which countries each of these members has customers. */
export const countriesOfOwners = (
  db: Db,
  scope: Scope,
  memberIds: readonly string[],
): Promise<{ readonly ownerId: string; readonly countries: readonly string[] }[]> =>
  db.rows(sql`
    SELECT kept."ownerId", array_agg(kept.country) AS countries FROM (
      SELECT DISTINCT c.owner_id AS "ownerId", c.country::text AS country
      FROM ${contactableCustomers(scope)} c
      WHERE c.owner_id = ANY(${[...memberIds]}::uuid[]) AND c.country IS NOT NULL
        AND c.stage <> 'lost') kept
    GROUP BY kept."ownerId"`);
