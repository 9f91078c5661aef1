import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { freshDatabase } from "../../../support/database.ts";
import { databaseUrl } from "../../../support/database-server.ts";
import { fillTables, insert, type Row } from "./fill-tables.ts";
import { type Key, readColumns, readKeys } from "./read-keys.ts";

const folder = new URL("../../../../prisma/migrations/", import.meta.url);
const names = readdirSync(folder).filter((name) => /^\d/.test(name));
const first = names.sort().findIndex((name) => name.endsWith("_keys"));
const [older, keysAlone, validation] = [
  names.slice(0, first),
  names.slice(first, first + 1),
  names.slice(first + 1, first + 2),
];

let database: Awaited<ReturnType<typeof freshDatabase>>;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  // As the superuser, who can do without the checks of keys.
  const name = new URL(database.url).pathname.slice(1);
  const connectionString = databaseUrl(inject("databaseServer").url, name);
  client = new pg.Client({ connectionString });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Applies migrations, each in a transaction of its own. */
async function apply(migrations: readonly string[]): Promise<void> {
  for (const name of migrations) {
    await client.query(readFileSync(new URL(`${name}/migration.sql`, folder), "utf8"));
  }
}

async function startAnew(migrations: readonly string[]): Promise<void> {
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await apply(migrations);
}

/** A row like the company's, but for one pointer that points nowhere. */
async function leadAstray(key: Key, company: ReadonlyMap<string, Row>, keys: readonly Key[]) {
  const own = keys.filter(({ table }) => table === key.table).flatMap(({ columns }) => columns);
  const row = Object.entries(company.get(key.table) ?? {});
  const pointers = Object.fromEntries(row.filter(([name]) => own.includes(name)));
  const columns = (await readColumns(client)).filter(({ table }) => table === key.table);
  return insert(client, columns, { ...pointers, [pointerOf(key)]: randomUUID() });
}

const pointerOf = ({ columns }: Key): string => columns.at(-1) ?? "";

/** How many rows of the table read like this one. */
async function count(table: string, row: Row): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${table}" t WHERE to_jsonb(t) @> $1::jsonb`,
    [JSON.stringify(row)],
  );
  return rows[0]?.count ?? 0;
}

it("mends each kind of pointer that an older database may have astray, and nothing else", async () => {
  await startAnew([...older, ...keysAlone]);
  const keys = await readKeys(client);
  await startAnew(older);
  const company = await fillTables(client, keys);
  // What older versions never left behind is mended as well.
  await client.query("SET session_replication_role = replica");
  const astray = new Map<Key, Row>();
  for (const key of keys.filter(({ isValid }) => !isValid)) {
    astray.set(key, await leadAstray(key, company, keys));
  }
  await client.query("SET session_replication_role = origin");

  await apply([...keysAlone, ...validation]);
  expect((await readKeys(client)).filter(({ isValid }) => !isValid)).toEqual([]);
  for (const [table, row] of company) expect(await count(table, row), table).toBe(1);
  for (const [key, row] of astray) {
    const stays = key.onDelete === "forgets" || pointerOf(key) === "touch_id";
    const mended = { ...row, [pointerOf(key)]: null };
    expect(await count(key.table, row), key.name).toBe(0);
    expect(await count(key.table, mended), key.name).toBe(stays ? 1 : 0);
  }
});
