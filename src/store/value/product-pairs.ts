import { leastBoth, type PairCounts, type ProductPair } from "../../core/value/product-pairs.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { copyRows } from "../import/copy-rows.ts";
import { type Scope, wholeScope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";
import { isPurchase } from "./contribution.ts";

/** Products of which most customers bought; of the others too few did to say anything. */
const mostProducts = 200;

/** Counts who of the organization bought which products together, and how many bought any. */
export async function countPairs(
  db: Db,
  organizationId: string,
): Promise<{ readonly counts: PairCounts[]; readonly all: number }> {
  const rows = await db.rows<PairCounts & { all: number }>(sql`
    WITH bought AS MATERIALIZED (
      SELECT c.id, lower(btrim(p.name)) AS key, min(btrim(p.name)) AS name
      FROM ${visibleCustomers(wholeScope(organizationId))} c
      JOIN customer_order o ON o.customer_id = c.id CROSS JOIN LATERAL unnest(o.products) AS p(name)
      WHERE ${isPurchase} AND btrim(p.name) <> '' GROUP BY 1, 2
    ), usual AS MATERIALIZED (
      SELECT row_number() OVER (ORDER BY buyers DESC, key)::int AS n, name, buyers, key
      FROM (SELECT key, min(name) AS name, count(*) AS buyers FROM bought GROUP BY key
        HAVING count(*) >= ${leastBoth}::int ORDER BY count(*) DESC, key LIMIT ${mostProducts}) most
    ), often AS MATERIALIZED (
      SELECT b.id, u.n FROM bought b JOIN usual u ON u.key = b.key
    ), counted AS MATERIALIZED (
      SELECT one.n AS low, other.n AS high, count(*) AS together
      FROM often one JOIN often other ON other.id = one.id AND other.n > one.n
      GROUP BY 1, 2 HAVING count(*) >= ${leastBoth}::int
    )
    SELECT one.name AS product, other.name AS also, p.together AS both, one.buyers AS "ofProduct",
      other.buyers AS "ofAlso", (SELECT count(*) FROM (SELECT FROM bought GROUP BY id) b) AS all
    FROM (SELECT low AS n, high AS also, together FROM counted
      UNION ALL SELECT high, low, together FROM counted) p
    JOIN usual one ON one.n = p.n JOIN usual other ON other.n = p.also`);
  return { counts: rows.map(({ all: _, ...row }) => row), all: rows[0]?.all ?? 0 };
}

/** Puts pairs of products in the place of those before. Needs a transaction. */
export async function savePairs(
  db: Db,
  organizationId: string,
  pairs: readonly ProductPair[],
): Promise<void> {
  await db.run(sql`DELETE FROM product_pair WHERE organization_id = ${organizationId}::uuid`);
  await copyRows(
    db,
    "product_pair",
    ["organization_id", "product", "also", "n", "lift"],
    pairs.map((pair) => ({ organization_id: organizationId, ...pair })),
  );
}

/** The pairs of an organization that most customers bought, each once. */
export const commonPairs = (db: Db, organizationId: string, most: number): Promise<ProductPair[]> =>
  db.rows<ProductPair>(sql`
    SELECT p.product, p.also, p.n, p.lift FROM product_pair p
    WHERE p.organization_id = ${organizationId}::uuid AND NOT EXISTS (
      SELECT FROM product_pair o WHERE o.organization_id = p.organization_id
        AND o.product = p.also AND o.also = p.product AND o.product < p.product)
    ORDER BY p.n DESC, p.lift DESC, p.product, p.also LIMIT ${most}`);

/** What a visible customer did not buy yet and others did who bought the same, those of most buyers first. */
export const pairsFor = (
  db: Db,
  scope: Scope,
  customerId: string,
  most: number,
): Promise<ProductPair[]> =>
  db.rows<ProductPair>(sql`
    WITH theirs AS (
      SELECT DISTINCT lower(btrim(p.name)) AS key FROM ${visibleCustomers(scope)} c
      JOIN customer_order o ON o.customer_id = c.id CROSS JOIN LATERAL unnest(o.products) AS p(name)
      WHERE c.id = ${customerId}::uuid AND ${isPurchase}
    ), fitting AS (
      SELECT DISTINCT ON (lower(p.also)) p.product, p.also, p.n, p.lift FROM product_pair p
      WHERE p.organization_id = ${scope.organizationId}::uuid
        AND lower(p.product) IN (SELECT key FROM theirs)
        AND lower(p.also) NOT IN (SELECT key FROM theirs)
      ORDER BY lower(p.also), p.n DESC, p.lift DESC, p.product)
    SELECT * FROM fitting ORDER BY n DESC, lift DESC, also LIMIT ${most}`);
