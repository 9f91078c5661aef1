import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** What is noted of a visible customer; null where nothing is. */
export async function customerNote(db: Db, scope: Scope, id: string): Promise<string | null> {
  const [row] = await db.rows<Row<"customer", "note">>(
    sql`SELECT c.note FROM ${visibleCustomers(scope)} c WHERE c.id = ${id}::uuid`,
  );
  return row?.note == null ? null : db.cipher.open("customer", "note", id, row.note);
}
