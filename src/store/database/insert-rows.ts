import type { TableName } from "../tables/columns.ts";
import type { NewRow } from "../tables/written.ts";
import type { Db } from "./database.ts";
import { joinSql, rawSql, sql } from "./sql.ts";

/**
 * Inserts rows of one shape into a table, in one statement. Columns are those of the first row;
 * values are as PostgreSQL's JSON writes them. For whole data sets of our own making.
 */
export async function insertRows<T extends TableName>(
  db: Db,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = joinSql(Object.keys(first).map((name) => rawSql(`"${name}"`)));
  const target = rawSql(table);
  await db.run(sql`INSERT INTO ${target} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${target}, ${JSON.stringify(rows)}::jsonb)`);
}
