import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { normaliseDomain } from "../../core/customer/normalise-domain.ts";
import { parseReference, referenceOf } from "../../core/customer/reference.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** The customer that a cell names. */
export type ResolvedCustomer = Row<"customer", "id" | "zone" | "country">;

/** How a text may name a customer, the surest way first; what it is looked up by. */
const ways: readonly (readonly [column: Sql, keyOf: (text: string) => string | null])[] = [
  [sql`code`, (text) => text],
  [sql`ref`, referenceIn],
  [sql`domain`, normaliseDomain],
  [sql`name_key`, (text) => normaliseCompanyName(text) || null],
];

/**
 * The visible customers that texts name: by code, else by reference, domain or normalised name, of
 * several the one that is written just so; one that has become part of another names that. `ambiguous` where the best of these ways finds several; absent where nothing is found.
 */
export async function resolveCustomers(
  db: Db,
  scope: Scope,
  texts: readonly string[],
): Promise<ReadonlyMap<string, ResolvedCustomer | "ambiguous">> {
  const found = new Map<string, ResolvedCustomer | "ambiguous">();
  for (const [column, keyOf] of ways) {
    const wanted = [...new Set(texts)].filter((text) => !found.has(text) && keyOf(text) !== null);
    if (wanted.length === 0) continue;
    const rows = await db.rows<ResolvedCustomer & { text: string; isExact: boolean }>(sql`
      SELECT w.text, c.id, c.zone, c.country, c.name = w.text AS "isExact"
      FROM unnest(${wanted}::text[], ${wanted.map(keyOf)}::text[]) w(text, key)
      JOIN customer n ON n.${column} = w.key AND n.organization_id = ${scope.organizationId}::uuid
      JOIN ${visibleCustomers(scope)} c ON c.id = coalesce(n.merged_into_id, n.id)`);
    const exact = new Set(rows.filter(({ isExact }) => isExact).map(({ text }) => text));
    for (const { text, isExact, ...customer } of rows)
      if (isExact || !exact.has(text)) found.set(text, found.has(text) ? "ambiguous" : customer);
  }
  return found;
}

function referenceIn(text: string): string | null {
  const sequence = parseReference(text);
  return sequence === null ? null : referenceOf(sequence);
}
