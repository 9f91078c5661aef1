import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { Refusal } from "../../errors.ts";
import { type Frame, frameBytes } from "./frames.ts";

/** What sessions that read or write a backup begin with, so that text means the same on any server. */
export const copySession =
  "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c bytea_output=hex -c extra_float_digits=1 -c client_encoding=UTF8";

/**
 * The rows of tables as frames, one table after the other, a portion at a time; then the end. Returns
 * how many rows there were.
 */
export async function* copyOut(
  client: ClientBase,
  tables: readonly string[],
): AsyncGenerator<Buffer, number> {
  let total = 0;
  for (const table of tables) {
    const columns = await columnsOf(client, table);
    yield frameBytes({ type: "table", table, columns });
    const stream = client.query(copyTo(`COPY ${target(table, columns)} TO STDOUT`));
    for await (const text of stream) yield frameBytes({ type: "rows", text });
    yield frameBytes({ type: "counted", rows: stream.rowCount });
    total += stream.rowCount;
  }
  yield frameBytes({ type: "end", tables: tables.length, rows: total });
  return total;
}

/**
 * Writes the tables that these frames bring, and answers how many rows there were in all.
 * @throws Refusal `backup.damaged` when there are more or fewer than the backup says
 */
export async function copyIn(
  client: ClientBase,
  frames: AsyncGenerator<Frame, void>,
): Promise<{ readonly tables: number; readonly rows: number }> {
  const taken = { tables: 0, rows: 0 };
  for (;;) {
    const { value: frame } = await frames.next();
    if (frame?.type === "end") {
      const isWhole = frame.tables === taken.tables && frame.rows === taken.rows;
      // What follows is nothing, and to find that out is to have seen the file whole.
      if (!isWhole || !(await frames.next()).done) throw new Refusal("backup.damaged");
      return taken;
    }
    if (frame?.type !== "table") throw new Refusal("backup.damaged");
    taken.tables++;
    taken.rows += await copyTable(client, frame, frames);
  }
}

type Table = Extract<Frame, { readonly type: "table" }>;

async function copyTable(
  client: ClientBase,
  { table, columns }: Table,
  frames: AsyncGenerator<Frame, void>,
) {
  const stream = client.query(copyFrom(`COPY ${target(table, columns)} FROM STDIN`));
  let counted: number | undefined;
  await pipeline(async function* () {
    while (counted === undefined) {
      const { value: frame } = await frames.next();
      if (frame?.type === "rows") yield frame.text;
      else if (frame?.type === "counted") counted = frame.rows;
      else throw new Refusal("backup.damaged");
    }
  }, stream);
  if (stream.rowCount !== counted) throw new Refusal("backup.damaged");
  return stream.rowCount;
}

/** Columns that are stored: what the server computes it computes again. */
async function columnsOf(client: ClientBase, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'
     ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const target = (table: string, columns: readonly string[]): string =>
  `${quoted(table)} (${columns.map(quoted).join(", ")})`;
