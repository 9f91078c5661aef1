import type { Db } from "../database/database.ts";
import { joinSql, rawSql, type Sql, sql } from "../database/sql.ts";
import type { ColumnName } from "../tables/columns.ts";
import { type ImportedTable, tables } from "../tables/tables.ts";
import type { Columns, CopyRow } from "../tables/written.ts";
import { type Copied, copyAny } from "./copy-rows.ts";
import type { OpenImport } from "./open-import.ts";

/** Columns of a customer that are derived from others: a revert computes them again. */
const derived: readonly ColumnName<"customer">[] = [
  "last_touch_at",
  "last_two_way_at",
  "last_reply_at",
  "last_review_at",
  "last_outcome",
  "last_touch_by",
  "touches_in_tier",
  "touches_since_sample",
  "last_order_on",
  "order_count",
  "order_gap_days",
  "due_on",
  "due_target_on",
  "due_opens_at",
  "due_closes_at",
  "due_why",
];

/** A row to change; `changes` are column names and values as PostgreSQL's JSON writes them. */
export type StagedChange<T extends ImportedTable> = {
  readonly id: string;
  readonly changes: Columns<T>;
};

/** Adds rows to a table and remembers them as made by this import. All rows have `columns`. */
export async function insertImported<T extends ImportedTable, C extends ColumnName<T>>(
  db: Db,
  open: OpenImport,
  table: T,
  columns: readonly C[],
  rows: readonly Copied<CopyRow<T>, C>[],
): Promise<void> {
  if (rows.length === 0) return;
  const organized = rows.map((row) => ({ ...row, organization_id: open.organizationId }));
  await copyAny(db, `staged_${table}`, ["organization_id", ...columns], organized);
  await insertStaged(db, open, table, [...columns, "organization_id"]);
}

/** Moves what is in `staged_<table>` into the table; columns not named keep their defaults. */
export async function insertStaged<T extends ImportedTable>(
  db: Db,
  open: OpenImport,
  table: T,
  columns: readonly (ColumnName<T> | "organization_id")[],
): Promise<void> {
  const [target, stage] = [rawSql(table), rawSql(`staged_${table}`)];
  const names = joinSql(columns.map((name) => rawSql(`"${name}"`)));
  await db.run(sql`INSERT INTO ${target} (${names}) SELECT ${names} FROM ${stage}`);
  await db.run(sql`
    INSERT INTO import_change (import_id, organization_id, table_name, row_id, after)
    SELECT ${open.id}::uuid, organization_id, ${table}, id, ${afterInsert(table)} FROM ${stage} s`);
  if (isCounted(table)) await affect(db, sql`SELECT customer_id FROM ${stage}`);
  await db.run(sql`TRUNCATE ${stage}`);
}

/** Changes rows and remembers what they were. */
export async function updateImported<T extends ImportedTable>(
  db: Db,
  open: OpenImport,
  table: T,
  rows: readonly StagedChange<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const changes = rows.map((row) => ({ row_id: row.id, changes: row.changes }));
  await copyAny(db, "staged_change", ["row_id", "changes"], changes);
  const columns = new Set(rows.flatMap((row) => Object.keys(row.changes)));
  await updateStaged(db, open, table, [...columns] as ColumnName<T>[]);
}

/** As `updateImported`, from what is in `staged_change`, which names only these columns. */
export async function updateStaged<T extends ImportedTable>(
  db: Db,
  open: OpenImport,
  table: T,
  columns: readonly ColumnName<T>[],
): Promise<void> {
  const target = rawSql(table);
  const list = (prefix: string) =>
    joinSql(columns.map((name) => rawSql(`${prefix}"${name.replaceAll('"', "")}"`)));
  if (isCounted(table))
    await affect(
      db,
      sql`SELECT customer_id FROM ${target} t JOIN staged_change s ON s.row_id = t.id`,
    );
  if (table === "customer") await affect(db, sql`SELECT row_id FROM staged_change`);
  await db.run(sql`
    WITH was AS (
      SELECT t.id, ${onlyChanged(sql`t`)} AS columns
      FROM ${target} t JOIN staged_change s ON s.row_id = t.id
    ), now AS (
      UPDATE ${target} t SET (${list("")}) =
        (SELECT ${list("n.")} FROM jsonb_populate_record(t, s.changes) n)
      FROM staged_change s WHERE t.id = s.row_id
      RETURNING t.id, t.organization_id, ${onlyChanged(sql`t`)} AS columns
    )
    INSERT INTO import_change (import_id, organization_id, table_name, row_id, before, after)
    SELECT ${open.id}::uuid, now.organization_id, ${table}, now.id, was.columns, now.columns
    FROM now JOIN was USING (id)
    ON CONFLICT (import_id, table_name, row_id, organization_id) DO UPDATE SET
      before = excluded.before || import_change.before,
      after = import_change.after || excluded.after`);
  await db.run(sql`TRUNCATE staged_change`);
}

/** Notes customers whose counts and due have to be derived again. */
async function affect(db: Db, customerIds: Sql): Promise<void> {
  await db.run(sql`INSERT INTO import_affected ${customerIds} ON CONFLICT DO NOTHING`);
}

const onlyChanged = (row: Sql): Sql =>
  sql`(SELECT jsonb_object_agg(k, to_jsonb(${row}) -> k) FROM jsonb_object_keys(s.changes) k)`;

/** Rows from which a customer's counts and due are derived. New customers come with theirs. */
const isCounted = (table: ImportedTable): boolean =>
  table !== "customer" && tables[table].import.isCounted;

/**
 * What a later change of an added row would differ from. Where imports alone change rows, they
 * remember it themselves.
 */
const afterInsert = (table: ImportedTable): Sql =>
  tables[table].import.isEdited ? sql`to_jsonb(s) - ${derived}::text[]` : sql`NULL`;
