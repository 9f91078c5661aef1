import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** The days on which these customers are to be contacted because somebody said so; absent where nobody did. */
export async function requestedDays(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rows<Row<"customer", "id" | "requestedOn">>(sql`
    SELECT c.id, c.requested_on AS "requestedOn" FROM ${visibleCustomers(scope)} c
    WHERE c.id = ANY(${[...ids]}::uuid[]) AND c.requested_on IS NOT NULL`);
  return new Map(rows.flatMap(({ id, requestedOn }) => (requestedOn ? [[id, requestedOn]] : [])));
}
