import { referenceOf } from "../../core/customer/reference.ts";
import type { Twin } from "../../core/customer/said-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import { takenCodes } from "../import/match-customers.ts";
import { saveLastSequence } from "../members/organizations.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import type { NewRow } from "../tables/written.ts";
import { visibleCustomers } from "../visibility.ts";

/**
 * The customers of the organization that are this company, or have its name elsewhere, whoever owns
 * them and whatever they are called besides: a duplicate is a duplicate. Of those not seen nothing may be told but that they are there.
 */
export const findTwins = (
  db: Db,
  scope: Scope,
  said: {
    readonly nameKeys: readonly string[];
    readonly country: string;
    readonly domain: string | null;
  },
): Promise<Twin[]> =>
  db.rows<Twin>(sql`
    SELECT c.id, c.ref, c.name, c.country,
      known.has_domain OR c.country IS NULL OR c.country = ${said.country} AS "isSame",
      c.id IN (SELECT v.id FROM ${visibleCustomers(scope)} v) AS "isSeen"
    FROM (SELECT k.id, bool_or(k.has_domain) AS has_domain FROM (
        SELECT coalesce(n.merged_into_id, n.id) AS id,
          coalesce(n.domain = ${said.domain}, FALSE) AS has_domain
        FROM customer n WHERE n.organization_id = ${scope.organizationId}::uuid
          AND (n.name_key = ANY(${[...said.nameKeys]}::text[]) OR n.domain = ${said.domain})
        UNION ALL SELECT a.customer_id, FALSE FROM customer_alias a
        WHERE a.organization_id = ${scope.organizationId}::uuid
          AND a.name_key = ANY(${[...said.nameKeys]}::text[])
      ) k GROUP BY k.id) known
    JOIN customer c ON c.id = known.id
    ORDER BY "isSame" DESC, "isSeen" DESC, c.sequence LIMIT 5`);

/** Where the organization is, held so that customers are numbered one after the other. */
export async function holdNumbers(
  db: Db,
  { organizationId }: Scope,
): Promise<{ readonly zone: Zone; readonly lastSequence: number }> {
  const [found] = await db.rows<Row<"organization", "zone" | "lastSequence">>(sql`
    SELECT zone, last_sequence AS "lastSequence" FROM organization
    WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`);
  if (found === undefined) throw new Error("no such organization");
  return found;
}

/** What a new customer is known by; the rest are the columns' own beginnings. */
export type CustomerToAdd = Omit<
  NewRow<"customer", "organization_id">,
  "id" | "sequence" | "ref" | "code"
>;

/** Adds a customer under the next number whose reference is nobody's code. */
export async function insertCustomer(
  db: Db,
  scope: Scope,
  columns: CustomerToAdd,
): Promise<RowChange<"customer">> {
  const { lastSequence } = await holdNumbers(db, scope);
  let sequence = lastSequence + 1;
  while ((await takenCodes(db, scope, [referenceOf(sequence)])).size > 0) sequence++;
  const id = newId();
  const ref = referenceOf(sequence);
  const { organizationId } = scope;
  const row = { ...columns, id, organization_id: organizationId, sequence, ref, code: ref };
  await insertRows(db, "customer", [row]);
  await saveLastSequence(db, organizationId, sequence);
  // What tells an undo that somebody has worked on it since.
  const { name, country = null, city = null, owner_id = null } = columns;
  const { tier, stage } = { tier: "D", stage: "lead", ...columns } as const;
  const untouched = { last_touch_at: null, order_count: 0, requested_on: null, note: null };
  const after = { name, country, city, tier, stage, owner_id, tags: [], ...untouched };
  return { table: "customer", id, before: null, after };
}
