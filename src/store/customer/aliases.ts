import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { deletionOf, insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Teaches a name of a customer; null where it is not visible. */
export const insertAlias = (
  db: Db,
  scope: Scope,
  customerId: string,
  name: string,
): Promise<RowChange | null> =>
  insertRow(db, scope, "customer_alias", {
    customer_id: customerId,
    name,
    name_key: normaliseCompanyName(name),
  });

/** Forgets a name of a visible customer; empty where it is not called so. */
export async function deleteAlias(
  db: Db,
  scope: Scope,
  customerId: string,
  name: string,
): Promise<RowChange[]> {
  const rows = await db.rows<{ row: { id: string } }>(sql`
    DELETE FROM customer_alias a USING ${visibleCustomers(scope)} c
    WHERE c.id = a.customer_id AND a.customer_id = ${customerId}::uuid
      AND a.name_key = ${normaliseCompanyName(name)}
    RETURNING to_jsonb(a) AS row`);
  return rows.map(({ row }) => deletionOf("customer_alias", row));
}
