import type { Callable } from "../../core/search/callable.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { isOwn, visibleCustomers } from "../visibility.ts";
import { keptCallable } from "./kept-callable.ts";

/** Most customers that are all looked at; of more those that share a word. */
const [mostAll, mostSharing] = [1500, 60];

/** Contacts of a customer that are looked at. */
const mostPeople = 8;

/** Stands between names, and in none: a text is read from the wire far sooner than an array. */
const border = "\u001f";

type CallableRow = Omit<Callable, "aliases" | "people"> & {
  readonly aliases: string | null;
  readonly people: string | null;
};

/**
 * The customers that a text may call: those that a member sees (of whoever sees all: their own, and
 * those lent), and where these are too many the ones whose name, city or contact holds one of `words`,
 * which are in small letters without accents.
 */
export async function callableCustomers(
  db: Db,
  scope: Scope,
  words: readonly string[],
): Promise<Callable[]> {
  const rows = async (condition: Sql, limit: number): Promise<Callable[]> => {
    const found = await db.rows<CallableRow>(sql`
      SELECT c.id, c.ref, c.name, c.last_touch_at AS "lastTouchAt", c.city, trim(c.country) AS country,
        called.names AS aliases,
        (SELECT string_agg(p.name, ${border}) FROM (
          SELECT p.name FROM contact p WHERE p.customer_id = c.id
          ORDER BY p.created_at, p.id LIMIT ${mostPeople}) p) AS people
      FROM ${visibleCustomers(scope)} c LEFT JOIN (
        SELECT a.customer_id, string_agg(a.name, ${border} ORDER BY a.id) AS names
        FROM customer_alias a
        WHERE a.organization_id = ${scope.organizationId}::uuid GROUP BY a.customer_id
      ) called ON called.customer_id = c.id
      WHERE ${condition}
      ORDER BY c.last_touch_at DESC NULLS LAST, c.ref LIMIT ${limit}`);
    return found.map(({ aliases, people, ...customer }) => ({
      ...customer,
      aliases: aliases?.split(border) ?? [],
      people: people?.split(border) ?? [],
    }));
  };
  const { owners } = scope;
  const isWide = owners === "all";
  const sharing = () => (words.length === 0 ? [] : rows(sharesWord(scope, words), mostSharing));
  const [near, wide] = await Promise.all([
    isWide
      ? rows(isOwn(scope), mostAll)
      : keptCallable(db, { ...scope, owners }, () => rows(sql`TRUE`, mostAll)),
    isWide ? sharing() : [],
  ]);
  const further = !isWide && near.length >= mostAll ? await sharing() : wide;
  return [...new Map([...near, ...further].map((one) => [one.id, one])).values()];
}

/** Condition on customer `c`: one of its names holds one of the words, or, but for whoever sees all, its city or a contact does. */
function sharesWord(scope: Scope, words: readonly string[]): Sql {
  const likely = words.map((word) => `%${word}%`);
  // One set of ids, so that each part is found by its own index.
  const few =
    scope.owners === "all"
      ? sql``
      : sql`
    UNION SELECT t.id FROM ${visibleCustomers(scope)} t WHERE lower(t.city) = ANY(${[...words]}::text[])
    UNION SELECT t.id FROM ${visibleCustomers(scope)} t JOIN contact p ON p.customer_id = t.id
      WHERE string_to_array(lower(p.name), ' ') && ${[...words]}::text[]`;
  return sql`c.id IN (SELECT t.id FROM ${visibleCustomers(scope)} t WHERE t.name_key LIKE ANY(${likely}::text[])
    UNION SELECT t.id FROM ${visibleCustomers(scope)} t JOIN customer_alias a ON a.customer_id = t.id
      WHERE a.name_key LIKE ANY(${likely}::text[])${few})`;
}
