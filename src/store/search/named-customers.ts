import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { isOwn, preparedFor, visibleCustomers } from "../visibility.ts";

type NamedRow = Row<"customer", "id" | "ref" | "name" | "lastTouchAt">;

const named = (scope: Scope): Sql => sql`
  SELECT c.id, c.ref, c.name, c.last_touch_at AS "lastTouchAt" FROM ${visibleCustomers(scope)} c`;

/** The visible customers with these references (without `#`), in no order. */
export const customersByRef = (
  db: Db,
  scope: Scope,
  refs: readonly string[],
): Promise<NamedCustomer[]> =>
  db.rows<NamedRow>(sql`${named(scope)} WHERE c.ref = ANY(${[...refs]}::text[])`);

/** A shorter name may stand in any sentence. In characters. */
const shortestName = 3;

/** The scope's member's own customers, and those lent, whose whole name stands in a text, longest first. */
export const customersNamedIn = (db: Db, scope: Scope, text: string): Promise<NamedCustomer[]> =>
  db.rows<NamedRow>(sql`${named(scope)}
    WHERE ${isOwn(scope)} AND length(c.name) >= ${shortestName} AND position(lower(c.name) IN lower(${text})) > 0
    ORDER BY length(c.name) DESC, c.ref LIMIT 10`);

/** The same whose whole name stands in a text that says nothing more: they are found by its key. */
export const customersNamedWhole = (db: Db, scope: Scope, text: string): Promise<NamedCustomer[]> =>
  db.rows<NamedRow>(
    sql`${named(scope)}
    WHERE ${isOwn(scope)} AND c.name_key = ${normaliseCompanyName(text)}
      AND length(c.name) >= ${shortestName} AND position(lower(c.name) IN lower(${text})) > 0
    ORDER BY length(c.name) DESC, c.ref LIMIT 10`,
    preparedFor(scope, "named-whole"),
  );

/** The visible customers whose name begins with one of these words. */
export const customersCalled = (
  db: Db,
  scope: Scope,
  words: readonly string[],
): Promise<NamedCustomer[]> => {
  const keys = words.map(normaliseCompanyName).filter((key) => key.length >= shortestName);
  return db.rows<NamedRow>(sql`${named(scope)}
    WHERE c.name_key LIKE ANY(${keys.map((key) => `${key}%`)}::text[])
      AND lower(split_part(c.name, ' ', 1)) = ANY(${[...words]}::text[])
    ORDER BY c.ref LIMIT 10`);
};

/** The scope's member's own customers, and those lent, with a contact whose name holds one of these words. */
export const customersOfPeople = (
  db: Db,
  scope: Scope,
  words: readonly string[],
): Promise<NamedCustomer[]> =>
  db.rows<NamedRow>(sql`${named(scope)}
    WHERE ${isOwn(scope)} AND EXISTS (SELECT FROM contact p WHERE p.customer_id = c.id
      AND string_to_array(lower(p.name), ' ') && ${[...words]}::text[])
    ORDER BY c.ref LIMIT 10`);

/** The visible ones of these customers, in no order. */
export const customersById = (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<NamedCustomer[]> =>
  db.rows<NamedRow>(sql`${named(scope)} WHERE c.id = ANY(${[...ids]}::uuid[])`);
