import { once } from "node:events";
import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Db } from "../database/database.ts";
import type { ColumnName, TableName } from "../tables/columns.ts";
import type { CopyRow } from "../tables/written.ts";

/** How much text is handed to the server at once, in characters. */
const portion = 262_144;

/** Some columns of a row; those that may be null may be lacking. */
export type Copied<Row, C extends keyof Row> = {
  readonly [Name in C as null extends Row[Name] ? never : Name]: Row[Name];
} & {
  readonly [Name in C as null extends Row[Name] ? Name : never]?: Row[Name] | undefined;
};

/**
 * Writes rows into a table with COPY. A column that a row lacks becomes null. Bytes are written as
 * such, arrays as text arrays, objects as JSON.
 */
export const copyRows = <T extends TableName, C extends ColumnName<T>>(
  db: Db,
  table: T,
  columns: readonly C[],
  rows: readonly Copied<CopyRow<T>, C>[],
): Promise<void> => copyAny(db, table, columns, rows);

/** The same for tables that are made for the time of a transaction; the names are ours. */
export async function copyAny<C extends string>(
  db: Db,
  table: string,
  columns: readonly C[],
  rows: readonly { readonly [Name in C]?: unknown }[],
): Promise<void> {
  if (db.connection === null) throw new Error("COPY needs a transaction");
  if (rows.length === 0) return;
  const names = columns.map((name) => `"${name}"`).join(", ");
  const stream = db.connection.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`));
  const done = finished(stream);
  let text = "";
  for (const row of rows) {
    text += `${columns.map((name) => written(row[name])).join("\t")}\n`;
    if (text.length < portion) continue;
    if (!stream.write(text)) await Promise.race([once(stream, "drain"), done]);
    text = "";
  }
  stream.end(text);
  await done;
}

/** A value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
function written(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (Array.isArray(value)) return escaped(`{${value.map(arrayElement).join(",")}}`);
  if (typeof value === "object") return escaped(JSON.stringify(value));
  return String(value);
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text)
    ? text.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
    : text;

const arrayElement = (value: unknown): string => `"${String(value).replaceAll(/["\\]/g, "\\$&")}"`;
