import type { Instant } from "../../core/time/civil.ts";
import { refreshCustomers } from "../cadence/refresh-customers.ts";
import type { Db } from "../database/database.ts";
import { joinSql, rawSql, type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { TableName } from "../tables/columns.ts";
import type { Row } from "../tables/row.ts";
import { blockingTables, type ImportedTable, importedTables, tables } from "../tables/tables.ts";
import { visibleCustomer } from "../visibility.ts";

/** An import that was saved. */
export type SavedImport = Row<"import", "id" | "memberId" | "revertedAt">;

/** A row that keeps an import from being taken back. */
export type RevertObstacle = {
  readonly table: string;
  /** Reference and code of the customer concerned; null when it is gone. */
  readonly ref: string | null;
  readonly code: string | null;
  /** `changed`: somebody changed the row since. `added`: something was added to a new customer. */
  readonly why: "changed" | "added" | "not-yours";
};

/** Children first: nothing may hang on a customer that goes. */
const childrenFirst = importedTables.toReversed();

/** What counts and dues are derived from. */
const counted = importedTables.filter((table) => tables[table].import.isCounted);

/** The import with this id, held until the transaction ends; null when there is none. */
export async function lockImport(db: Db, scope: Scope, id: string): Promise<SavedImport | null> {
  const rows = await db.rows<SavedImport>(sql`
    SELECT id, member_id AS "memberId", reverted_at AS "revertedAt" FROM import
    WHERE id = ${id}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`);
  return rows[0] ?? null;
}

/** What keeps the import from being taken back: the first so many, and the number of all. */
export async function findObstacles(
  db: Db,
  scope: Scope,
  id: string,
  limit: number,
): Promise<{ count: number; first: RevertObstacle[] }> {
  const all = joinSql(
    [
      ...childrenFirst.flatMap((table) => [changedSince(table, id), notVisible(scope, table, id)]),
      ...blockingTables.map((table) => addedSince(table, id)),
    ],
    " UNION ",
  );
  const rows = await db.rows<RevertObstacle & { count: number }>(sql`
    SELECT o.table, c.ref, c.code, o.why, count(*) OVER () AS count
    FROM (${all}) o("table", customer_id, why) LEFT JOIN customer c ON c.id = o.customer_id
    ORDER BY c.sequence, o.table LIMIT ${limit}`);
  return { count: rows[0]?.count ?? 0, first: rows.map(({ count: _, ...one }) => one) };
}

const changesOf = (table: ImportedTable, id: string): Sql => sql`
  import_change i JOIN ${rawSql(table)} t ON t.id = i.row_id
  WHERE i.import_id = ${id}::uuid AND i.table_name = ${table}`;

const customerOf = (table: ImportedTable): Sql =>
  table === "customer" ? sql`t.id` : sql`t.customer_id`;

/** Rows that do not read as the import left them, or that a later import wrote again. */
const changedSince = (table: ImportedTable, id: string): Sql => sql`
  SELECT ${table}, ${customerOf(table)}, 'changed' FROM ${changesOf(table, id)}
    AND (NOT to_jsonb(t) @> coalesce(i.after, '{}') OR EXISTS (
      SELECT FROM import_change l JOIN import later ON later.id = l.import_id
      WHERE l.table_name = ${table} AND l.row_id = i.row_id AND l.import_id > i.import_id
        AND later.reverted_at IS NULL AND (i.before IS NULL OR l.before ?| ARRAY(
          SELECT jsonb_object_keys(i.before)))))`;

const notVisible = (scope: Scope, table: ImportedTable, id: string): Sql => sql`
  SELECT ${table}, ${customerOf(table)}, 'not-yours' FROM ${changesOf(table, id)}
    AND NOT ${visibleCustomer(scope, customerOf(table))}`;

const addedSince = (table: TableName, id: string): Sql => sql`
  SELECT ${table}, t.customer_id, 'added'
  FROM import_change i JOIN ${rawSql(table)} t ON t.customer_id = i.row_id
  WHERE i.import_id = ${id}::uuid AND i.table_name = 'customer' AND i.before IS NULL
    AND NOT EXISTS (SELECT FROM import_change own WHERE own.import_id = ${id}::uuid
      AND own.table_name = ${table} AND own.row_id = t.id)`;

/**
 * Takes the import back: changed columns as they were, added rows away, counts and dues derived
 * anew. The caller has made sure that nothing stands against it.
 */
export async function takeBack(
  db: Db,
  scope: Scope,
  id: string,
  at: Instant,
): Promise<{ restored: number; removed: number }> {
  await db.run(sql`SET LOCAL jit = off`);
  await db.run(sql`CREATE TEMP TABLE revert_affected ON COMMIT DROP AS
    ${joinSql(
      counted.map((table) => sql`SELECT ${customerOf(table)} AS id FROM ${changesOf(table, id)}`),
      " UNION ",
    )}`);
  let restored = 0;
  let removed = 0;
  for (const table of childrenFirst) {
    restored += await restore(db, table, id);
    removed += await db.run(sql`
      DELETE FROM ${rawSql(table)} t USING import_change i
      WHERE i.import_id = ${id}::uuid AND i.table_name = ${table} AND i.before IS NULL
        AND t.id = i.row_id`);
  }
  const rows = await db.rows<Row<"customer", "id">>(
    sql`SELECT id FROM revert_affected JOIN customer USING (id)`,
  );
  await refreshCustomers(
    db,
    scope.organizationId,
    rows.map((row) => row.id),
  );
  await db.prisma.import.updateMany({ where: { id }, data: { revertedAt: new Date(at) } });
  return { restored, removed };
}

async function restore(db: Db, table: ImportedTable, id: string): Promise<number> {
  const changed = sql`FROM import_change i
    WHERE i.import_id = ${id}::uuid AND i.table_name = ${table} AND i.before IS NOT NULL`;
  const rows = await db.rows<{ name: string }>(
    sql`SELECT DISTINCT jsonb_object_keys(i.before) AS name ${changed}`,
  );
  if (rows.length === 0) return 0;
  const list = (prefix: string) => joinSql(rows.map(({ name }) => rawSql(`${prefix}"${name}"`)));
  return db.run(sql`
    UPDATE ${rawSql(table)} t SET (${list("")}) =
      (SELECT ${list("n.")} FROM jsonb_populate_record(t, i.before) n)
    ${changed} AND t.id = i.row_id`);
}
