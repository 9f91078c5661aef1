import type { Priority } from "../../core/customer/priority.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import type { Row } from "../../store/tables/row.ts";
import { visibleCustomers } from "../../store/visibility.ts";

/** What a visible customer weighs; nothing where it is not visible. */
export async function prioritiesOf(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<readonly Priority[]> {
  const [row] = await db.rows<Row<"customer", "priorities">>(sql`
    SELECT c.priorities FROM ${visibleCustomers(scope)} c WHERE c.id = ${customerId}::uuid`);
  return row?.priorities ?? [];
}
