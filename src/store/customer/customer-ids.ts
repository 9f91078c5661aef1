import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** Customers at a time. */
const portion = 5000;

/** Streams the ids of all visible customers, some thousands at a time. */
export async function* customerIds(db: Db, scope: Scope): AsyncGenerator<string[]> {
  let last: string | null = null;
  for (;;) {
    const rows: Row<"customer", "id">[] = await db.rows<Row<"customer", "id">>(sql`
      SELECT c.id FROM ${visibleCustomers(scope)} c
      WHERE ${last}::uuid IS NULL OR c.id > ${last}::uuid ORDER BY c.id LIMIT ${portion}`);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    if (rows.length < portion) return;
    last = rows.at(-1)?.id ?? null;
  }
}
