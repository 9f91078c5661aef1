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

/** A customer and the reference, or the id, that it was asked for by: what is gone leads to what it became. */
type Asked = NamedCustomer & { readonly asked: string };

/** The statement of those who are visible and hold `of` ($c), or of which one that did has become part ($g). */
const askedBy = (scope: Scope, of: (alias: "c" | "g") => Sql, holds: (of: Sql) => Sql): Sql => sql`
  SELECT c.id, c.ref, c.name, c.last_touch_at AS "lastTouchAt", ${of("c")} AS asked
  FROM ${visibleCustomers(scope)} c WHERE ${holds(of("c"))}
  UNION ALL SELECT c.id, c.ref, c.name, c.last_touch_at, ${of("g")}
  FROM ${visibleCustomers(scope)} c JOIN merged_customer k ON k.customer_id = c.id
  JOIN customer g ON g.organization_id = k.organization_id AND g.id = k.gone_id
  WHERE ${holds(of("g"))}`;

/** The visible customers with these references (without `#`), or that they have become part of, in no order. */
export const customersByRef = (db: Db, scope: Scope, refs: readonly string[]): Promise<Asked[]> =>
  db.rows<Asked>(
    askedBy(
      scope,
      (alias) => (alias === "c" ? sql`c.ref` : sql`g.ref`),
      (ref) => sql`${ref} = ANY(${[...refs]}::text[])`,
    ),
  );

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

/** The visible ones of these customers, or that they have become part of, in no order. */
export const customersById = (db: Db, scope: Scope, ids: readonly string[]): Promise<Asked[]> =>
  db.rows<Asked>(
    askedBy(
      scope,
      (alias) => (alias === "c" ? sql`c.id` : sql`g.id`),
      (id) => sql`${id} = ANY(${[...ids]}::uuid[])`,
    ),
  );
