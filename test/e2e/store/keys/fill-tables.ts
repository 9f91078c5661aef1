import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type pg from "pg";
import { type Column, type Key, readColumns } from "./read-keys.ts";

/** A row by its columns, as PostgreSQL's JSON writes it. */
export type Row = Readonly<Record<string, unknown>>;

/** A company's rows by table, for each table that has an organization id. */
export type FilledCompany = ReadonlyMap<string, Row>;

/**
 * Gives a new company one row in each table, every pointer of it set, whatever tables there are.
 * What belongs to nobody's company (leases, breakers) stays as it is.
 */
export async function fillTables(
  client: pg.ClientBase,
  keys: readonly Key[],
): Promise<FilledCompany> {
  const columns = await readColumns(client);
  const rows = new Map<string, Row>();
  const fill = async (table: string): Promise<Row> => {
    const filled = rows.get(table);
    if (filled !== undefined) return filled;
    const pointers: Record<string, unknown> = {};
    for (const key of keys.filter((one) => one.table === table)) {
      const target = await fill(key.target);
      for (const [index, name] of key.columns.entries()) {
        pointers[name] = target[key.targetColumns[index] ?? ""];
      }
    }
    const own = columns.filter((column) => column.table === table);
    const row = await insert(client, own, { ...pointers, ...recipientOf(table, rows) });
    rows.set(table, row);
    return row;
  };
  await fill("member");
  for (const { table, name } of columns) if (name === "organization_id") await fill(table);
  return rows;
}

const recipientOf = (table: string, rows: FilledCompany): Row =>
  table === "delivery" || table === "push_setting"
    ? { recipient: `member:${rows.get("member")?.id}` }
    : {};

/** Inserts one row of the columns' table: what is not given is some value of the column's type. */
export async function insert(
  client: pg.ClientBase,
  columns: readonly Column[],
  given: Row,
): Promise<Row> {
  const set = columns.filter(({ isNumbered }) => !isNumbered);
  const names = set.map(({ name }) => `"${name}"`).join(", ");
  const values = set.map((column) => given[column.name] ?? someValue(column));
  const { rows } = await client.query<{ row: Row }>(
    `INSERT INTO "${columns[0]?.table}" AS t (${names})
      VALUES (${values.map((_, n) => `$${n + 1}`)}) RETURNING to_jsonb(t) AS row`,
    values,
  );
  return rows[0]?.row ?? {};
}

function someValue({ type, length }: Column): unknown {
  switch (type) {
    case "uuid":
      return randomUUID();
    case "text":
    case "bpchar":
      return randomBytes(8)
        .toString("hex")
        .slice(0, length ?? 16);
    case "bytea":
      return randomBytes(8);
    case "bool":
      return false;
    case "jsonb":
      return "{}";
    case "date":
    case "timestamptz":
      return "2026-11-21";
    case "numeric":
      return randomInt(1, 1000);
    default:
      return type.startsWith("_") ? "{}" : randomInt(1, 30_000);
  }
}
