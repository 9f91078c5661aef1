import type { CustomerMatch } from "../../core/search/customer-match.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { isOwn, visibleCustomers } from "../visibility.ts";

/** What somebody wrote, as the three things it may be. */
export type CustomerWord = {
  /** A reference without `#`, where it can be one. */
  readonly ref: string | null;
  /** As it was written; a code or a person's name. */
  readonly code: string;
  /** Normalised company name; empty when it holds no letter or digit. */
  readonly nameKey: string;
};

/** Condition: the customer is called so besides its name. */
const isAlias = (condition: Sql): Sql =>
  sql`EXISTS (SELECT FROM customer_alias a WHERE a.customer_id = c.id AND ${condition})`;

/**
 * The visible customers that are meant: those with this reference, code or name, else those whose
 * code is the number with other leading zeros, else those whose name holds it (the ones that begin with it first), else those with a contact called so (whoever
 * sees all of an organization: among their own), else those with a similar name.
 */
export async function matchCustomers(
  db: Db,
  scope: Scope,
  { ref, code, nameKey }: CustomerWord,
  limit: number,
): Promise<CustomerMatch[]> {
  const matching = (condition: Sql, order: Sql) =>
    db.rows<Row<"customer", "id" | "ref" | "name" | "tier" | "country" | "city">>(sql`
      SELECT c.id, c.ref, c.name, c.tier, c.country, c.city FROM ${visibleCustomers(scope)} c
      WHERE ${condition} ORDER BY ${order}, c.name, c.id LIMIT ${limit}`);
  const spellings = [code, code.toUpperCase(), code.toLowerCase()];
  const byCode = sql`(c.ref = ${ref} OR c.code = ANY(${spellings}::text[]))`;
  if (nameKey === "") return matching(byCode, sql`c.ref`);
  const exact = await matching(
    sql`(${byCode} OR c.name_key = ${nameKey} OR ${isAlias(sql`a.name_key = ${nameKey}`)})`,
    sql`c.ref <> ${ref}`,
  );
  if (exact.length > 0) return exact;
  const unpadded = /^0*([1-9]\d*)$/.exec(code)?.[1];
  if (unpadded !== undefined) {
    const padded = await matching(sql`c.code ~ ${`^0*${unpadded}$`}`, sql`length(c.code)`);
    if (padded.length > 0) return padded;
  }
  const holding = await matching(
    sql`(c.name_key LIKE ${`%${nameKey}%`} OR ${isAlias(sql`a.name_key LIKE ${`%${nameKey}%`}`)})`,
    sql`NOT starts_with(c.name_key, ${nameKey}), length(c.name_key)`,
  );
  if (holding.length > 0) return holding;
  const byPerson = await matching(
    sql`${scope.owners === "all" ? isOwn(scope) : sql`TRUE`} AND EXISTS (SELECT FROM contact p WHERE p.customer_id = c.id
      AND string_to_array(lower(p.name), ' ') @> string_to_array(lower(${code}), ' '))`,
    sql`c.ref`,
  );
  if (byPerson.length > 0) return byPerson;
  return matching(sql`c.name_key % ${nameKey}`, sql`similarity(c.name_key, ${nameKey}) DESC`);
}
