import type { KeyCustomers } from "../../core/value/worth.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** More are not told one by one. */
const most = 60;

/**
 * Visible customers who are among those that bring 80 % of what the organization earns, who have one
 * of these tags (in lower case), or both: both first, then by what they bring.
 */
export const keyCustomers = (
  db: Db,
  scope: Scope,
  tags: readonly string[],
): Promise<KeyCustomers["customers"][number][]> =>
  db.rows<KeyCustomers["customers"][number]>(sql`
    SELECT k.*, CASE WHEN k.tag IS NULL THEN 'money' WHEN k.abc = 'A' THEN 'both' ELSE 'influence' END AS kind
    FROM (
      SELECT c.id, c.ref, c.name, c.tier, m.handle AS owner, w.abc,
        w.contribution::float8 AS amount,
        (SELECT tag FROM unnest(c.tags) tag WHERE lower(tag) = ANY(${[...tags]}::text[]) LIMIT 1) AS tag
      FROM ${visibleCustomers(scope)} c LEFT JOIN customer_value w ON w.customer_id = c.id
      LEFT JOIN member m ON m.id = c.owner_id) k
    WHERE k.abc = 'A' OR k.tag IS NOT NULL
    ORDER BY (k.tag IS NOT NULL AND k.abc = 'A') DESC NULLS LAST, (k.abc = 'A') DESC NULLS LAST,
      k.amount DESC NULLS LAST, k.ref LIMIT ${most}`);
