import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import type { Instant } from "../../core/time/civil.ts";
import { contactableCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import type { Scope } from "../../store/scope.ts";
import { passing } from "../../store/search/find-customers.ts";
import type { LetterKind } from "./letter.core.ts";

/** For so long, in days, nobody gets the same letter again. */
const remembered = 30;

/** What a letter was, as it is kept with its touch. */
export const occasionOf = (kind: LetterKind): string => `letter:${kind}`;

/** When these customers lately got a letter of this kind, by their id. */
export async function lettersSent(
  db: Db,
  scope: Scope,
  kind: LetterKind,
  ids: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await db.rows<{ id: string; at: Instant }>(sql`
    SELECT c.id, max(t.at) AS at FROM ${contactableCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE c.id = ANY(${[...ids]}::uuid[]) AND t.occasion = ${occasionOf(kind)}
      AND t.at > ${new Date(now - remembered * 86_400_000)} GROUP BY c.id`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Those of these customers who wait for an answer of ours. */
export async function customersWaiting(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.id FROM ${contactableCustomers(scope)} c
    JOIN ${openOwed(["answer"])} o ON o.customer_id = c.id WHERE c.id = ANY(${[...ids]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Those of these customers whom a search finds. */
export async function customersIn(
  db: Db,
  scope: Scope,
  filter: CustomerFilter,
  ids: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const found = await passing(db, scope, filter, now);
  const rows = await db.rows<{ id: string }>(
    sql`SELECT f.id FROM (${found}) f WHERE f.id = ANY(${[...ids]}::uuid[])`,
  );
  return new Set(rows.map(({ id }) => id));
}
