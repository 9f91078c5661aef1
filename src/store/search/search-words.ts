import type { Db } from "../database/database.ts";
import { eachOnce } from "../database/each-once.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Most of each that are looked at: who has more finds them by key. */
const most = 400;

/** What visible customers have that a question may name, each once: tags, industries, cities. */
export type SearchWords = {
  readonly tags: readonly string[];
  readonly industries: readonly string[];
  readonly cities: readonly string[];
};

/** The words of the visible customers that a question may name. */
export async function searchWords(db: Db, scope: Scope): Promise<SearchWords> {
  const all = visibleCustomers(scope);
  const [found] = await db.rows<SearchWords>(
    // Of whoever sees all each is found along an index; of few all rows are read at once.
    scope.owners === "all"
      ? sql`
    SELECT
      ARRAY(SELECT DISTINCT tag FROM ${all} c, unnest(c.tags) tag
        WHERE c.tags <> '{}' ORDER BY tag LIMIT ${most}) AS tags,
      ARRAY(SELECT industry FROM (${eachOnce(all, sql`industry`)}) u LIMIT ${most}) AS industries,
      ARRAY(SELECT city FROM (${eachOnce(all, sql`city`)}) u LIMIT ${most}) AS cities`
      : sql`
    WITH seen AS (SELECT DISTINCT c.tags, c.industry, c.city FROM ${visibleCustomers(scope)} c)
    SELECT
      ARRAY(SELECT DISTINCT tag FROM seen, unnest(seen.tags) tag ORDER BY tag LIMIT ${most}) AS tags,
      ARRAY(SELECT DISTINCT industry FROM seen WHERE industry IS NOT NULL
        ORDER BY industry LIMIT ${most}) AS industries,
      ARRAY(SELECT DISTINCT city FROM seen WHERE city IS NOT NULL ORDER BY city LIMIT ${most}) AS cities`,
  );
  return found ?? { tags: [], industries: [], cities: [] };
}
