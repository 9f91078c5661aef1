import { normaliseCompanyName } from "../../core/company-name.ts";
import { normaliseDomain } from "../../core/normalise-domain.ts";
import { parseReference, referenceOf } from "../../core/reference.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Db } from "../database.ts";
import type { Scope } from "../scope.ts";
import { sql } from "../sql.ts";
import { visibleCustomers } from "../visibility.ts";

/** The customer that a cell names. */
export type ResolvedCustomer = {
  readonly id: string;
  readonly zone: Zone;
  readonly country: string | null;
};

/**
 * The visible customers that texts name: by code, else by reference, domain or normalised name.
 * `ambiguous` where the best of these ways finds several; absent where nothing is found.
 */
export async function resolveCustomers(
  db: Db,
  scope: Scope,
  texts: readonly string[],
): Promise<ReadonlyMap<string, ResolvedCustomer | "ambiguous">> {
  const wanted = [...new Set(texts)];
  const keys = wanted.map((text) => normaliseCompanyName(text) || null);
  const rows = await db.rows<ResolvedCustomer & { text: string; way: number }>(sql`
    WITH wanted AS (
      SELECT * FROM unnest(${wanted}::text[], ${wanted.map(referenceIn)}::text[],
        ${wanted.map(normaliseDomain)}::text[], ${keys}::text[]) w(text, ref, domain, name_key)
    ), visible AS NOT MATERIALIZED (SELECT * FROM ${visibleCustomers(scope)} c)
    SELECT w.text, 1 AS way, v.id, v.zone, v.country FROM wanted w JOIN visible v ON v.code = w.text
    UNION ALL SELECT w.text, 2, v.id, v.zone, v.country FROM wanted w JOIN visible v ON v.ref = w.ref
    UNION ALL SELECT w.text, 3, v.id, v.zone, v.country FROM wanted w JOIN visible v ON v.domain = w.domain
    UNION ALL SELECT w.text, 4, v.id, v.zone, v.country FROM wanted w JOIN visible v ON v.name_key = w.name_key
    ORDER BY way`);
  const found = new Map<string, { way: number; customer: ResolvedCustomer | "ambiguous" }>();
  for (const { text, way, ...customer } of rows) {
    const best = found.get(text);
    if (best === undefined) found.set(text, { way, customer });
    else if (best.way === way) found.set(text, { way, customer: "ambiguous" });
  }
  return new Map([...found].map(([text, { customer }]) => [text, customer]));
}

function referenceIn(text: string): string | null {
  const sequence = parseReference(text);
  return sequence === null ? null : referenceOf(sequence);
}
