import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Whether there is a customer that the scope sees, and whether the organization has one at all. */
export async function anyCustomers(
  db: Db,
  scope: Scope,
): Promise<{ readonly isSeen: boolean; readonly isThere: boolean }> {
  const [found] = await db.rows<{ isSeen: boolean; isThere: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM ${visibleCustomers(scope)} c) AS "isSeen",
      EXISTS (SELECT 1 FROM ${visibleCustomers({ ...scope, owners: "all" })} c) AS "isThere"`);
  return found ?? { isSeen: false, isThere: false };
}
