import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import type { Scope } from "./scope.ts";
import { joinSql, rawSql, type Sql, sql } from "./sql.ts";
import { visibleCustomer } from "./visibility.ts";

/** Tables whose rows belong to a customer. */
type CustomerTable =
  | "customer"
  | "contact"
  | "touch"
  | "customer_order"
  | "owed"
  | "tier_change"
  | "tier_refusal";

/** Tables whose rows a member's change may touch, and so an undo may restore. */
export type ChangeableTable =
  | CustomerTable
  | "market_score"
  | "saved_filter"
  | "calendar_rule"
  | "member"
  | "member_absence"
  | "handover"
  | "push_setting";

/** Column names (snake case) to values as PostgreSQL's JSON writes them. */
export type Columns = Readonly<Record<string, unknown>>;

/**
 * The columns of one row that a change wrote, before (null: there was no row) and after it (null:
 * there is none any more). Sealed columns stay sealed.
 */
export type RowChange = {
  readonly table: ChangeableTable;
  readonly id: string;
  readonly before: Columns | null;
  readonly after: Columns | null;
};

const nameOf = (name: string) => {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`not a column: ${name}`);
  return rawSql(`"${name}"`);
};

const list = (columns: Columns) => joinSql(Object.keys(columns).map(nameOf));

/** How `to_jsonb` writes a bytea column, and what it reads back. */
export const sealedColumn = (sealed: Buffer | null): string | null =>
  sealed === null ? null : `\\x${sealed.toString("hex")}`;

const customerColumn = (table: ChangeableTable) =>
  table === "customer" ? sql`t.id` : sql`t.customer_id`;

/**
 * Changes columns of one visible row and returns those that are different now, or null when the
 * row does not exist or is not visible (the two read the same). Instants are ISO strings, dates
 * `YYYY-MM-DD`.
 */
export async function updateRow(
  db: Db,
  scope: Scope,
  table: CustomerTable,
  id: string,
  columns: Columns,
): Promise<RowChange | null> {
  const target = nameOf(table);
  const found = await db.rows<{ row: Columns }>(sql`
    SELECT to_jsonb(t) AS row FROM ${target} t
    WHERE t.id = ${id}::uuid AND t.organization_id = ${scope.organizationId}::uuid
      AND ${visibleCustomer(scope, customerColumn(table))} FOR UPDATE OF t`);
  const before = found[0]?.row;
  if (before === undefined) return null;
  const changed = await db.rows<{ row: Columns }>(sql`
    UPDATE ${target} t SET ${from(target, columns)}
    WHERE t.id = ${id}::uuid RETURNING to_jsonb(t) AS row`);
  return changeOf(table, id, before, changed[0]?.row ?? {}, Object.keys(columns));
}

/** What of these columns is different in a row that was changed. */
export function changeOf(
  table: ChangeableTable,
  id: string,
  before: Columns,
  after: Columns,
  names: readonly string[],
): RowChange {
  const differing = names.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return { table, id, before: pick(before, differing), after: pick(after, differing) };
}

/** Whether everything is as it was. */
export const isNothing = ({ before, after }: RowChange): boolean =>
  before !== null && after !== null && Object.keys(after).length === 0;

/** The change of a row, all columns of it, that was deleted. */
export const deletionOf = (table: ChangeableTable, row: Columns & { id: string }): RowChange => ({
  table,
  id: row.id,
  before: row,
  after: null,
});

/**
 * Inserts one row under the scope's organization and returns the change, or null when the customer
 * it belongs to is not visible. `id` lets the caller seal columns bound to the row beforehand.
 */
export async function insertRow(
  db: Db,
  scope: Scope,
  table: ChangeableTable,
  columns: Columns,
  id: string = newId(),
): Promise<RowChange | null> {
  const target = nameOf(table);
  const all = { ...columns, id, organization_id: scope.organizationId };
  const visible =
    typeof columns.customer_id === "string"
      ? visibleCustomer(scope, sql`${columns.customer_id}::uuid`)
      : sql`TRUE`;
  const inserted = await db.rows<{ row: Columns }>(sql`
    INSERT INTO ${target} AS t (${list(all)})
    SELECT ${list(all)} FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(all)}::jsonb)
    WHERE ${visible} RETURNING to_jsonb(t) AS row`);
  const row = inserted[0]?.row;
  return row === undefined ? null : { table, id, before: null, after: pick(row, Object.keys(all)) };
}

/**
 * Puts a row back as it was before `change`. Answers false, changing nothing, when the same columns
 * were changed since, or the row is not visible any more.
 */
export async function revertRow(db: Db, scope: Scope, change: RowChange): Promise<boolean> {
  const target = nameOf(change.table);
  const mine = mayRevert(scope, change.table);
  if (change.after === null) {
    const restored = await db.run(sql`INSERT INTO ${target}
      SELECT t.* FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(change.before)}::jsonb) t
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
  switch (table) {
    case "saved_filter":
    case "member_absence":
    case "handover":
      return sql`t.member_id = ${scope.memberId}::uuid`;
    case "member":
      return sql`t.id = ${scope.memberId}::uuid`;
    case "push_setting":
      return scope.role === "sales"
        ? sql`t.recipient = ${`member:${scope.memberId}`}`
        : sql`(t.recipient = ${`member:${scope.memberId}`} OR t.recipient LIKE 'team:%')`;
    case "market_score":
      return scope.role === "sales" ? sql`FALSE` : sql`TRUE`;
    case "calendar_rule":
      return scope.role === "admin" ? sql`TRUE` : sql`FALSE`;
    default:
      return visibleCustomer(scope, customerColumn(table));
  }
}

/** Assigns columns from JSON, each value in its column's own type. */
const from = (target: Sql, columns: Columns): Sql => sql`(${list(columns)}) = (
  SELECT ${list(columns)} FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(columns)}::jsonb))`;

const pick = (row: Columns, names: readonly string[]): Columns =>
  Object.fromEntries(names.map((name) => [name, row[name]]));
