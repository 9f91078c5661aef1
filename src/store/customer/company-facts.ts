import type { CompanyFact } from "../../core/customer/company-field.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange, updateRow } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** Marks what is known of a visible customer's company as told at `at`. */
export async function confirmCompany(
  db: Db,
  scope: Scope,
  customerId: string,
  facts: readonly CompanyFact[],
  at: Instant,
): Promise<RowChange[]> {
  const known = await db.rows<Row<"customer_confirmation", "id" | "field">>(sql`
    SELECT k.id, k.field FROM ${visibleCustomers(scope)} c
    JOIN customer_confirmation k ON k.customer_id = c.id WHERE c.id = ${customerId}::uuid`);
  const changes: (RowChange | null)[] = [];
  for (const { field, value } of facts) {
    if (value === null) continue;
    const row = known.find((one) => one.field === field);
    const told = { value, at: formatInstant(at) };
    changes.push(
      row === undefined
        ? await insertRow(db, scope, "customer_confirmation", {
            ...{ customer_id: customerId, field },
            ...told,
          })
        : await updateRow(db, scope, "customer_confirmation", row.id, told),
    );
  }
  return changes.filter((one) => one !== null);
}
