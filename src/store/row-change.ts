import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import type { Scope } from "./scope.ts";
import { joinSql, rawSql, sql } from "./sql.ts";
import { visibleCustomer } from "./visibility.ts";

/** Tables whose rows a member's change may touch, and so an undo may restore. */
export type ChangeableTable =
  | "customer"
  | "contact"
  | "touch"
  | "customer_order"
  | "promise"
  | "tier_change"
  | "saved_filter";

/** Column names (snake case) to values as PostgreSQL's JSON writes them. */
export type Columns = Readonly<Record<string, unknown>>;

/** One row before and after a change; null where it did not exist. Sealed columns stay sealed. */
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
 * Changes columns of one visible row and returns the change, or null when the row does not exist
 * or is not visible (the two read the same). Instants are ISO strings, dates `YYYY-MM-DD`.
 */
export async function updateRow(
  db: Db,
  scope: Scope,
  table: Exclude<ChangeableTable, "saved_filter">,
  id: string,
  columns: Columns,
): Promise<RowChange | null> {
  const target = nameOf(table);
  const found = await db.rows<{ row: Record<string, unknown> }>(sql`
    SELECT to_jsonb(t) AS row FROM ${target} t
    WHERE t.id = ${id}::uuid AND t.organization_id = ${scope.organizationId}::uuid
      AND ${visibleCustomer(scope, customerColumn(table))} FOR UPDATE OF t`);
  const row = found[0]?.row;
  if (row === undefined) return null;
  const changed = await db.rows<{ row: Record<string, unknown> }>(sql`
    UPDATE ${target} t SET (${list(columns)}) = ROW(${joinSql(
      Object.keys(columns).map((name) => sql`n.${nameOf(name)}`),
    )})
    FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(columns)}::jsonb) n
    WHERE t.id = ${id}::uuid RETURNING to_jsonb(t) AS row`);
  const only = (from: Record<string, unknown>): Columns =>
    Object.fromEntries(Object.keys(columns).map((name) => [name, from[name] ?? null]));
  return { table, id, before: only(row), after: only(changed[0]?.row ?? {}) };
}

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
  const count = await db.run(sql`
    INSERT INTO ${target} (${list(all)})
    SELECT ${list(all)} FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(all)}::jsonb)
    WHERE ${visible}`);
  return count === 1 ? { table, id, before: null, after: all } : null;
}

/**
 * Puts a row back as it was before `change`. Answers false, changing nothing, when somebody
 * changed the same columns since, or the row is not visible any more.
 */
export async function revertRow(db: Db, scope: Scope, change: RowChange): Promise<boolean> {
  const target = nameOf(change.table);
  const mine =
    change.table === "saved_filter"
      ? sql`t.member_id = ${scope.memberId}::uuid`
      : visibleCustomer(scope, customerColumn(change.table));
  const row = sql`t.id = ${change.id}::uuid
    AND t.organization_id = ${scope.organizationId}::uuid AND ${mine}`;
  if (change.before === null)
    return (await db.run(sql`DELETE FROM ${target} t WHERE ${row}`)) === 1;
  if (change.after === null) {
    const restored = await db.run(sql`INSERT INTO ${target}
      SELECT * FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(change.before)}::jsonb)
      ON CONFLICT DO NOTHING`);
    return restored === 1;
  }
  const restored = await db.run(sql`
    UPDATE ${target} t SET (${list(change.before)}) = ROW(${joinSql(
      Object.keys(change.before).map((name) => sql`n.${nameOf(name)}`),
    )})
    FROM jsonb_populate_record(NULL::${target}, ${JSON.stringify(change.before)}::jsonb) n
    WHERE ${row} AND to_jsonb(t) @> ${JSON.stringify(change.after)}::jsonb`);
  return restored === 1;
}
