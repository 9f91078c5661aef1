import { createHash } from "node:crypto";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { joinSql, rawSql, type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { ColumnName } from "../tables/columns.ts";
import { type ChangeableTable, type CustomerTable, tables } from "../tables/tables.ts";
import type { Columns, NewRow, TextRow } from "../tables/written.ts";
import { preparedFor, visibleCustomer } from "../visibility.ts";

/**
 * The columns of one row that a change wrote, before (null: there was no row) and after it (null:
 * there is none any more). Sealed columns stay sealed.
 */
export type RowChange<T extends ChangeableTable = ChangeableTable> = {
  readonly table: T;
  readonly id: string;
  readonly before: Columns<T> | null;
  readonly after: Columns<T> | null;
};

/** Columns of whatever table, for the statements that are made of their names. */
type Named = Readonly<Record<string, unknown>>;

const nameOf = (name: string) => {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`not a column: ${name}`);
  return rawSql(`"${name}"`);
};

/** The name of a statement that writes these columns of a table: others are another statement. */
function writing(verb: "insert" | "update", table: string, columns: Named): string {
  const hash = createHash("sha256").update(Object.keys(columns).join()).digest("hex");
  return `${verb}-${table}-${hash.slice(0, 12)}`;
}

const list = (columns: Named) => joinSql(Object.keys(columns).map(nameOf));

/** The expression of whose a row is: a customer's row names it by its id, others by a column. */
const ownedBy = (table: ChangeableTable, owner: "customer" | "member"): Sql =>
  table === owner ? sql`t.id` : rawSql(`t.${owner}_id`);

/**
 * Changes columns of one visible row and returns those that are different now, or null when the
 * row does not exist or is not visible (the two read the same). Instants are ISO strings, dates
 * `YYYY-MM-DD`.
 */
export async function updateRow<T extends CustomerTable>(
  db: Db,
  scope: Scope,
  table: T,
  id: string,
  columns: Columns<T>,
): Promise<RowChange<T> | null> {
  const target = nameOf(table);
  const found = await db.rows<{ row: TextRow<T> }>(
    sql`SELECT to_jsonb(t) AS row FROM ${target} t
    WHERE t.id = ${id}::uuid AND t.organization_id = ${scope.organizationId}::uuid
      AND ${visibleCustomer(scope, ownedBy(table, "customer"))} FOR UPDATE OF t`,
    preparedFor(scope, `hold-${table}`),
  );
  const before = found[0]?.row;
  if (before === undefined) return null;
  const changed = await db.rows<{ row: TextRow<T> }>(
    sql`UPDATE ${target} t SET ${from(target, columns)}
    WHERE t.id = ${id}::uuid RETURNING to_jsonb(t) AS row`,
    writing("update", table, columns),
  );
  const after: Columns<T> = changed[0]?.row ?? {};
  return changeOf(table, id, before, after, Object.keys(columns) as ColumnName<T>[]);
}

/**
 * The same of many rows in one statement, the same columns of each. Rows that do not exist or are not
 * visible are missing among the answers.
 */
export async function updateRows<T extends CustomerTable>(
  db: Db,
  scope: Scope,
  table: T,
  rows: readonly { readonly id: string; readonly columns: Columns<T> }[],
): Promise<RowChange<T>[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const names = Object.keys(first.columns) as ColumnName<T>[];
  const target = nameOf(table);
  const wanted = rows.map(({ id, columns }) => ({ ...columns, id }));
  const set = joinSql(names.map((name) => sql`${nameOf(name)} = d.${nameOf(name)}`));
  const changed = await db.rows<{ id: string; before: TextRow<T>; after: TextRow<T> }>(
    sql`UPDATE ${target} t SET ${set}
    FROM jsonb_populate_recordset(NULL::${target}, ${JSON.stringify(wanted)}::jsonb) d
    JOIN ${target} b ON b.id = d.id
    WHERE t.id = d.id AND t.organization_id = ${scope.organizationId}::uuid
      AND ${visibleCustomer(scope, ownedBy(table, "customer"))}
    RETURNING t.id, to_jsonb(b) AS before, to_jsonb(t) AS after`,
  );
  return changed.map(({ id, before, after }) => changeOf(table, id, before, after, names));
}

/** What of these columns is different in a row that was changed. */
export function changeOf<T extends ChangeableTable>(
  table: T,
  id: string,
  before: Columns<T>,
  after: Columns<T>,
  names: readonly ColumnName<T>[],
): RowChange<T> {
  const [was, is]: readonly Named[] = [before, after];
  const differing = names.filter(
    (name) => JSON.stringify(was?.[name]) !== JSON.stringify(is?.[name]),
  );
  return { table, id, before: pick(before, differing), after: pick(after, differing) };
}

/** Whether everything is as it was. */
export const isNothing = ({ before, after }: RowChange): boolean =>
  before !== null && after !== null && Object.keys(after).length === 0;

/** The change of a row, all columns of it, that was deleted. */
export const deletionOf = <T extends ChangeableTable>(
  table: T,
  row: Columns<T> & { readonly id: string },
): RowChange<T> => ({
  table,
  id: row.id,
  before: row,
  after: null,
});

/**
 * Inserts one row under the scope's organization and returns the change, or null when the customer
 * it belongs to is not visible. `id` lets the caller seal columns bound to the row beforehand.
 */
export async function insertRow<T extends ChangeableTable>(
  db: Db,
  scope: Scope,
  table: T,
  columns: NewRow<T, "id" | "organization_id">,
  id: string = newId(),
): Promise<RowChange<T> | null> {
  const target = nameOf(table);
  const all: Named = { ...columns, id, organization_id: scope.organizationId };
  const visible =
    tables[table].owner === "customer"
      ? visibleCustomer(scope, sql`${all.customer_id}::uuid`)
      : sql`TRUE`;
  const inserted = await db.rows<{ row: TextRow<T> }>(
    sql`INSERT INTO ${target} AS t (${list(all)})
    SELECT ${list(all)} FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(all)}::jsonb)
    WHERE ${visible} RETURNING to_jsonb(t) AS row`,
    preparedFor(scope, writing("insert", table, all)),
  );
  const row = inserted[0]?.row;
  return row === undefined ? null : { table, id, before: null, after: pick(row, Object.keys(all)) };
}

/**
 * Inserts many rows of customers that are held, in one statement, the same columns in each; answers the
 * changes. Rows of customers that are not visible are missing among them.
 */
export async function insertRows<T extends CustomerTable>(
  db: Db,
  scope: Scope,
  table: T,
  rows: readonly NewRow<T, "id" | "organization_id">[],
): Promise<RowChange<T>[]> {
  const all: Named[] = rows.map((columns) => ({
    ...columns,
    id: newId(),
    organization_id: scope.organizationId,
  }));
  const [first] = all;
  if (first === undefined) return [];
  const target = nameOf(table);
  const inserted = await db.rows<{ row: TextRow<T> & { readonly id: string } }>(
    sql`INSERT INTO ${target} AS t (${list(first)})
    SELECT ${list(first)} FROM jsonb_populate_recordset(NULL::${target}, ${JSON.stringify(all)}::jsonb) d
    WHERE ${visibleCustomer(scope, sql`d.customer_id`)} RETURNING to_jsonb(t) AS row`,
  );
  const names = Object.keys(first);
  return inserted.map(({ row }) => ({ table, id: row.id, before: null, after: pick(row, names) }));
}

/**
 * Puts rows back as they were before these changes, the last first, in as few statements as there are
 * changes of one kind in a row. Answers false as soon as one of them is not as it was left.
 */
export async function revertRows(
  db: Db,
  scope: Scope,
  changes: readonly RowChange[],
): Promise<boolean> {
  let run: RowChange[] = [];
  for (const row of [...changes].reverse()) {
    const [first] = run;
    if (first !== undefined && !(isAlike(first, row) && run.every(({ id }) => id !== row.id))) {
      if (!(await revertAlike(db, scope, run))) return false;
      run = [];
    }
    run.push(row);
  }
  return run.length === 0 || revertAlike(db, scope, run);
}

/** Whether two changes were written and are taken back by the same statement. */
const isAlike = (one: RowChange, other: RowChange): boolean =>
  kindOf(one) === kindOf(other) && one.table === other.table && one.table !== "push_setting";

const kindOf = ({ before, after }: RowChange): string =>
  before === null ? "added" : after === null ? "gone" : Object.keys(before).sort().join();

/** Takes back changes that are alike, of different rows. */
async function revertAlike(db: Db, scope: Scope, changes: readonly RowChange[]): Promise<boolean> {
  const [first, ...others] = changes;
  if (first === undefined) return true;
  if (others.length === 0 || first.after === null) {
    for (const change of changes) if (!(await revertRow(db, scope, change))) return false;
    return true;
  }
  const target = nameOf(first.table);
  const as = changes.map(({ id, before, after }) => ({ id, before, after }));
  const unchanged = sql`t.id = (e ->> 'id')::uuid
    AND t.organization_id = ${scope.organizationId}::uuid AND ${mayRevert(scope, first.table)}
    AND NOT EXISTS (SELECT 1 FROM jsonb_each(e -> 'after') a
      WHERE to_jsonb(t) -> a.key IS DISTINCT FROM a.value)`;
  const given = sql`jsonb_array_elements(${JSON.stringify(as)}::jsonb) e`;
  if (first.before === null) {
    const gone = await db.run(sql`DELETE FROM ${target} t USING ${given} WHERE ${unchanged}`);
    return gone === changes.length;
  }
  const columns = Object.keys(first.before).map(nameOf);
  if (columns.length === 0) return true;
  const restored = await db.run(
    sql`UPDATE ${target} t SET (${joinSql(columns)}) = (
      SELECT ${joinSql(columns)} FROM jsonb_populate_record(NULL::${target}, e -> 'before'))
    FROM ${given} WHERE ${unchanged}`,
  );
  return restored === changes.length;
}

/**
 * Puts a row back as it was before `change`. Answers false, changing nothing, when the same columns
 * were changed since, or the row is not visible any more.
 */
async function revertRow(db: Db, scope: Scope, change: RowChange): Promise<boolean> {
  const target = nameOf(change.table);
  const mine = mayRevert(scope, change.table);
  if (change.after === null) {
    // By name: a newer version may have added columns, which keep their defaults.
    const columns = list(change.before ?? {});
    const restored = await db.run(sql`INSERT INTO ${target} (${columns})
      SELECT ${columns} FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(change.before)}::jsonb) t
      WHERE t.organization_id = ${scope.organizationId}::uuid AND ${mine} ON CONFLICT DO NOTHING`);
    return restored === 1;
  }
  const unchanged = sql`${isRow(change)}
    AND t.organization_id = ${scope.organizationId}::uuid AND ${mine}
    AND NOT EXISTS (SELECT 1 FROM jsonb_each(${JSON.stringify(change.after)}::jsonb) a
      WHERE to_jsonb(t) -> a.key IS DISTINCT FROM a.value)`;
  if (change.before === null) {
    return (await db.run(sql`DELETE FROM ${target} t WHERE ${unchanged}`)) === 1;
  }
  if (Object.keys(change.before).length === 0) return true;
  const restored = await db.run(
    sql`UPDATE ${target} t SET ${from(target, change.before)} WHERE ${unchanged}`,
  );
  return restored === 1;
}

/** Settings of pushes have no id of their own. */
const isRow = ({ table, id }: RowChange): Sql =>
  table === "push_setting" ? sql`t.recipient || ' ' || t.kind = ${id}` : sql`t.id = ${id}::uuid`;

function mayRevert(scope: Scope, table: ChangeableTable): Sql {
  const own = sql`t.recipient = ${`member:${scope.memberId}`}`;
  switch (tables[table].undo) {
    case "customer":
      return visibleCustomer(scope, ownedBy(table, "customer"));
    case "member":
      return sql`${ownedBy(table, "member")} = ${scope.memberId}::uuid`;
    case "led":
      return scope.role === "sales"
        ? sql`${ownedBy(table, "member")} = ${scope.memberId}::uuid`
        : sql`TRUE`;
    case "recipient":
      return scope.role === "sales" ? own : sql`(${own} OR t.recipient LIKE 'team:%')`;
    case "manager":
      return scope.role === "sales" ? sql`FALSE` : sql`TRUE`;
    case "admin":
      return scope.role === "admin" ? sql`TRUE` : sql`FALSE`;
  }
}

/** Assigns columns from JSON, each value in its column's own type. */
const from = (target: Sql, columns: Named): Sql => sql`(${list(columns)}) = (
  SELECT ${list(columns)} FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(columns)}::jsonb))`;

const pick = <T extends ChangeableTable>(row: Columns<T>, names: readonly string[]) => {
  const all: Named = row;
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Columns<T>;
};
