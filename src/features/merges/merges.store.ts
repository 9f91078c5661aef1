import {
  deletionOf,
  insertRow,
  type RowChange,
  updateRows,
} from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { rawSql, type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { type CustomerTable, tableNames, tables } from "../../store/tables/tables.ts";
import type { Columns, NewRow, TextRow } from "../../store/tables/written.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { LikelyTwins, Merged } from "./merge.core.ts";

/** Visible customers as a merge shows them, in no order. */
export const mergedOnes = (db: Db, scope: Scope, ids: readonly string[]): Promise<Merged[]> =>
  db.rows<Merged>(sql`
    SELECT c.id, c.ref, c.name, c.tier, c.stage, c.country, m.handle AS owner,
      (SELECT count(*)::int FROM contact p WHERE p.customer_id = c.id) AS contacts,
      (SELECT count(*)::int FROM touch t WHERE t.customer_id = c.id) AS touches,
      (SELECT count(*)::int FROM customer_order o WHERE o.customer_id = c.id) AS orders,
      (SELECT count(*)::int FROM owed o WHERE o.customer_id = c.id AND o.done_at IS NULL) AS owed,
      (SELECT count(*)::int FROM customer_stop s WHERE s.customer_id = c.id) AS stops
    FROM ${visibleCustomers(scope)} c LEFT JOIN member m ON m.id = c.owner_id
    WHERE c.id = ANY(${[...ids]}::uuid[])`);

/** A customer's own columns. */
export async function customerRow(
  db: Db,
  scope: Scope,
  id: string,
): Promise<TextRow<"customer"> | null> {
  const [row] = await db.rows<{ row: TextRow<"customer"> }>(sql`
    SELECT to_jsonb(c) AS row FROM ${visibleCustomers(scope)} c WHERE c.id = ${id}::uuid`);
  return row?.row ?? null;
}

/** Tables of what hangs on a customer and goes with it where it is merged. */
const moving: readonly CustomerTable[] = tableNames.filter((table): table is CustomerTable => {
  const nature = tables[table];
  const isOf = "undo" in nature && nature.undo === "customer";
  return isOf && table !== "customer" && table !== "merged_customer";
});

/** A column by which a row names another row of the same customer. */
type Pointer = {
  readonly table: CustomerTable;
  readonly column: string;
  readonly isNullable: boolean;
};

/** The pointers among what hangs on a customer, as the database knows them. */
async function pointersWithin(db: Db): Promise<readonly Pointer[]> {
  return db.rows<Pointer>(sql`
    SELECT k.conrelid::regclass::text AS "table", a.attname AS "column",
      NOT a.attnotnull AS "isNullable"
    FROM pg_constraint k JOIN pg_attribute a
      ON a.attrelid = k.conrelid AND a.attnum = k.conkey[cardinality(k.conkey)]
    WHERE k.contype = 'f' AND cardinality(k.conkey) = 3
      AND k.connamespace = current_schema()::text::regnamespace
      AND EXISTS (SELECT FROM pg_attribute c WHERE c.attrelid = k.conrelid
        AND c.attnum = ANY(k.conkey) AND c.attname = 'customer_id')
    ORDER BY 1, 2`);
}

type HangingRow = { readonly id: string } & Readonly<Record<string, unknown>>;

const rowsOf = async (
  db: Db,
  scope: Scope,
  table: CustomerTable,
  customerId: string,
): Promise<HangingRow[]> => {
  const found = await db.rows<{ row: HangingRow }>(sql`
    SELECT to_jsonb(t) AS row FROM ${visibleCustomers(scope)} c
    JOIN ${rawSql(`"${table}"`)} t ON t.customer_id = c.id WHERE c.id = ${customerId}::uuid`);
  return found.map(({ row }) => row);
};

/**
 * Moves all that hangs on one customer to another. Where rows name each other they let go first and
 * take hold again afterwards, so that each step can be taken back by itself; what cannot let go is
 * written anew. `stays` names rows that are there already: what names them goes to the other's.
 */
export async function moveHanging(
  db: Db,
  scope: Scope,
  fromId: string,
  toId: string,
  stays: ReadonlyMap<string, string>,
): Promise<RowChange[]> {
  const pointers = await pointersWithin(db);
  const changes: RowChange[] = [];
  const again: (() => Promise<RowChange[]>)[] = [];
  const moved: { readonly table: CustomerTable; readonly ids: readonly string[] }[] = [];
  for (const table of moving) {
    const all = await rowsOf(db, scope, table, fromId);
    const own = pointers.filter((one) => one.table === table);
    const rows = all.filter(({ id }) => !stays.has(id));
    if (own.some(({ isNullable }) => !isNullable)) {
      changes.push(...(await deleteRows(db, scope, table, rows)));
      again.push(() => writeAnew(db, scope, table, rows, toId));
      continue;
    }
    for (const { column } of own) {
      const named = rows.filter((row) => row[column] !== null);
      changes.push(
        ...(await updateRows(
          db,
          scope,
          table,
          set(named, column, () => null),
        )),
      );
      again.push(() =>
        updateRows(
          db,
          scope,
          table,
          set(named, column, (row) => stays.get(String(row[column])) ?? row[column]),
        ),
      );
    }
    moved.push({ table, ids: rows.map(({ id }) => id) });
  }
  for (const { table, ids } of moved)
    changes.push(
      ...(await updateRows(
        db,
        scope,
        table,
        ids.map((id) => ({ id, columns: { customer_id: toId } as Columns<CustomerTable> })),
      )),
    );
  for (const each of again) changes.push(...(await each()));
  return changes;
}

/**
 * What had become part of one customer is part of another from now on, so that nothing is part of what is
 * there no more.
 */
export async function movePast(
  db: Db,
  scope: Scope,
  fromId: string,
  toId: string,
): Promise<RowChange[]> {
  const rows = await rowsOf(db, scope, "merged_customer", fromId);
  const gone = await deleteRows(db, scope, "merged_customer", rows);
  return [...gone, ...(await writeAnew(db, scope, "merged_customer", rows, toId))];
}

/** Writes rows again, of another customer. */
async function writeAnew(
  db: Db,
  scope: Scope,
  table: CustomerTable,
  rows: readonly HangingRow[],
  toId: string,
): Promise<RowChange[]> {
  const added: RowChange[] = [];
  for (const { id, organization_id: _, ...row } of rows) {
    const columns = { ...row, customer_id: toId } as unknown as NewRow<
      CustomerTable,
      "id" | "organization_id"
    >;
    const change = await insertRow(db, scope, table, columns, id);
    if (change !== null) added.push(change);
  }
  return added;
}

const set = (
  rows: readonly HangingRow[],
  column: string,
  to: (row: HangingRow) => unknown,
): { readonly id: string; readonly columns: Columns<CustomerTable> }[] =>
  rows.map((row) => ({
    id: row.id,
    columns: { [column]: to(row) } as Columns<CustomerTable>,
  }));

async function deleteRows(
  db: Db,
  scope: Scope,
  table: CustomerTable,
  rows: readonly HangingRow[],
): Promise<RowChange[]> {
  const ids = rows.map(({ id }) => id);
  const gone = await db.rows<{ row: HangingRow }>(sql`
    DELETE FROM ${rawSql(`"${table}"`)} t USING ${visibleCustomers(scope)} c
    WHERE c.id = t.customer_id AND t.id = ANY(${ids}::uuid[]) RETURNING to_jsonb(t) AS row`);
  return gone.map(({ row }) => deletionOf(table, row as never));
}

/** What tells rows of one customer apart in a table, besides their ids: of one customer, once each. */
async function distinctions(
  db: Db,
): Promise<readonly { table: CustomerTable; columns: string[] }[]> {
  return db.rows(sql`
    SELECT i.indrelid::regclass::text AS "table",
      array_agg(a.attname::text) FILTER (
        WHERE a.attname NOT IN ('customer_id', 'organization_id')) AS columns
    FROM pg_index i JOIN pg_class k ON k.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indisunique AND k.relnamespace = current_schema()::text::regnamespace
    GROUP BY i.indexrelid, i.indrelid
    HAVING bool_or(a.attname = 'customer_id') AND NOT bool_or(a.attname = 'id')`);
}

/**
 * Rows of one customer that the other has as well, where one customer can have only one such (an order
 * by its number, a mail that was heard), by id, with the other's.
 */
export async function sameRows(
  db: Db,
  scope: Scope,
  fromId: string,
  toId: string,
): Promise<ReadonlyMap<string, string>> {
  const same = new Map<string, string>();
  for (const { table, columns } of await distinctions(db)) {
    if (!moving.includes(table)) continue;
    const keyOf = (row: HangingRow) => JSON.stringify(columns.map((column) => row[column]));
    const theirs = new Map(
      (await rowsOf(db, scope, table, toId)).map((row) => [keyOf(row), row.id] as const),
    );
    for (const row of await rowsOf(db, scope, table, fromId)) {
      const other = theirs.get(keyOf(row));
      if (other !== undefined) same.set(row.id, other);
    }
  }
  return same;
}

/** Pairs that are found at most. */
const mostPairs = 200;

/**
 * Visible customers that look like one another: by website, name in one country, address or number. Each is
 * paired with the one before it that shares what they have alike, so that what thousands share makes no
 * more pairs than customers.
 */
export async function likelyTwins(db: Db, scope: Scope): Promise<LikelyTwins[]> {
  const visible = visibleCustomers(scope);
  const people = (hash: Sql): Sql => sql`encode(${hash}, 'hex') AS key, '' AS country
    FROM ${visible} c JOIN contact p ON p.customer_id = c.id WHERE ${hash} IS NOT NULL`;
  return db.rows<LikelyTwins>(sql`
    WITH alike AS (
      SELECT 1 AS rank, 'domain' AS by, c.id, c.sequence, c.domain AS key, '' AS country
      FROM ${visible} c WHERE c.domain <> ''
      UNION SELECT 2, 'email', c.id, c.sequence, ${people(sql`p.email_hash`)}
      UNION SELECT 3, 'phone', c.id, c.sequence, ${people(sql`p.phone_hash`)}
      UNION SELECT 4, 'name', c.id, c.sequence, replace(c.name_key, ' ', ''), coalesce(c.country, '')
      FROM ${visible} c WHERE c.name_key <> ''
    ), beside AS (
      SELECT a.*, lag(a.id) OVER same AS before, first_value(a.id) OVER placed AS first,
        first_value(a.country) OVER placed AS first_country
      FROM alike a WINDOW same AS (PARTITION BY a.rank, a.key, a.country ORDER BY a.sequence),
        placed AS (PARTITION BY a.rank, a.key ORDER BY a.country = '', a.sequence)
    ), found AS (
      SELECT b.rank, b.by, b.before AS c, b.id AS d FROM beside b WHERE b.before IS NOT NULL
      UNION ALL SELECT b.rank, b.by, b.first, b.id FROM beside b
      WHERE b.country = '' AND b.first_country <> ''
    ), pair AS (
      SELECT DISTINCT ON (least(f.c, f.d), greatest(f.c, f.d)) f.* FROM found f
      ORDER BY least(f.c, f.d), greatest(f.c, f.d), f.rank
    )
    SELECT pair.by, CASE WHEN c.sequence < d.sequence THEN i.c ELSE i.d END AS one,
      CASE WHEN c.sequence < d.sequence THEN i.d ELSE i.c END AS other
    FROM pair JOIN ${visible} c ON c.id = pair.c JOIN ${visible} d ON d.id = pair.d
    CROSS JOIN LATERAL (SELECT
      jsonb_build_object('id', c.id, 'ref', c.ref, 'name', c.name, 'tier', c.tier) AS c,
      jsonb_build_object('id', d.id, 'ref', d.ref, 'name', d.name, 'tier', d.tier) AS d) i
    ORDER BY pair.rank, least(c.sequence, d.sequence) LIMIT ${mostPairs}`);
}
