import type { Db } from "../database/database.ts";
import { eachOnce } from "../database/each-once.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Most of each that are looked at: who has more finds them by key. */
const most = 400;

/** So many customers and orders are looked at for sources and products: of most there are few. */
const mostLookedAt = 4000;

/** What visible customers have that a question may name, each once. */
export type SearchWords = {
  readonly tags: readonly string[];
  readonly industries: readonly string[];
  readonly cities: readonly string[];
  readonly sources: readonly string[];
  readonly products: readonly string[];
};

/** The words of the visible customers that a question may name. */
export async function searchWords(db: Db, scope: Scope): Promise<SearchWords> {
  const all = visibleCustomers(scope);
  const noted = sql`
      ARRAY(SELECT DISTINCT source FROM (SELECT c.source FROM ${all} c
        WHERE c.source IS NOT NULL LIMIT ${mostLookedAt}) s ORDER BY source LIMIT ${most}) AS sources,
      ARRAY(SELECT DISTINCT product FROM (SELECT o.products FROM ${all} c
          JOIN customer_order o ON o.customer_id = c.id
          WHERE o.products <> '{}' LIMIT ${mostLookedAt}) s, unnest(s.products) product
        ORDER BY product LIMIT ${most}) AS products`;
  const [found] = await db.rows<SearchWords>(
    // Of whoever sees all each is found along an index; of few all rows are read at once.
    scope.owners === "all"
      ? sql`
    SELECT
      ARRAY(SELECT DISTINCT tag FROM ${all} c, unnest(c.tags) tag
        WHERE c.tags <> '{}' ORDER BY tag LIMIT ${most}) AS tags,
      ARRAY(SELECT industry FROM (${eachOnce(all, sql`industry`)}) u LIMIT ${most}) AS industries,
      ARRAY(SELECT city FROM (${eachOnce(all, sql`city`)}) u LIMIT ${most}) AS cities,
      ${noted}`
      : sql`
    WITH seen AS (SELECT DISTINCT c.tags, c.industry, c.city FROM ${visibleCustomers(scope)} c)
    SELECT
      ARRAY(SELECT DISTINCT tag FROM seen, unnest(seen.tags) tag ORDER BY tag LIMIT ${most}) AS tags,
      ARRAY(SELECT DISTINCT industry FROM seen WHERE industry IS NOT NULL
        ORDER BY industry LIMIT ${most}) AS industries,
      ARRAY(SELECT DISTINCT city FROM seen WHERE city IS NOT NULL ORDER BY city LIMIT ${most}) AS cities,
      ${noted}`,
  );
  return found ?? { tags: [], industries: [], cities: [], sources: [], products: [] };
}
