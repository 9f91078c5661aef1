import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildAhead } from "../../../src/store/database/build-ahead.ts";
import { applyMissing } from "../../../src/store/database/migrate.ts";
import { applyMigration, missingMigrations } from "../../../src/store/database/migrations.ts";
import { freshDatabase } from "../../support/database.ts";
import { fillTables } from "./keys/fill-tables.ts";
import { readKeys } from "./keys/read-keys.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let client: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const migrationOf = (sql: string) => ({ name: "29990101000000_x", checksum: "x", sql });

const wanted = migrationOf(`CREATE TABLE "not_there" (id uuid);
CREATE UNIQUE INDEX IF NOT EXISTS "lease_next" ON "lease"("name", "holder");
CREATE INDEX IF NOT EXISTS "of_what_it_makes" ON "not_there"("id");
CREATE INDEX "lease_plain" ON "lease"("until");`);

/** The indexes of the names above, and whether they are of use. */
async function built(): Promise<Record<string, boolean>> {
  const { rows } = await client.query<{ name: string; isValid: boolean }>(`
    SELECT indexrelid::regclass::text AS name, indisvalid AS "isValid" FROM pg_index
    WHERE indexrelid::regclass::text IN ('lease_next', 'of_what_it_makes', 'lease_plain')`);
  return Object.fromEntries(rows.map(({ name, isValid }) => [name, isValid]));
}

it("builds what a migration would build on a large table, and leaves the rest to it", async () => {
  await buildAhead(client, wanted);
  expect(await built()).toEqual({});
  await buildAhead(client, wanted, 0);
  expect(await built()).toEqual({ lease_next: true });
  await client.query(wanted.sql);
  expect(await built()).toEqual({ lease_next: true, of_what_it_makes: true, lease_plain: true });
});

it("builds it anew where an earlier attempt was broken off", async () => {
  await client.query(`
    INSERT INTO lease SELECT n, gen_random_uuid(), now() FROM unnest(ARRAY['one', 'other']) n`);
  const twice = migrationOf('CREATE UNIQUE INDEX IF NOT EXISTS "lease_next" ON "lease"("until");');
  await expect(buildAhead(client, twice, 0)).rejects.toMatchObject({ code: "23505" });
  expect(await built()).toEqual({ lease_next: false });
  await buildAhead(client, wanted, 0);
  expect(await built()).toEqual({ lease_next: true });
});

it("builds ahead what lets a filled database be distributed, and nothing is lost", async () => {
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  const all = await missingMigrations(client);
  const first = all.findIndex(({ name }) => name.endsWith("_keys_for_shards"));
  for (const migration of all.slice(0, first)) await applyMigration(client, migration);
  const keys = await readKeys(client);
  const ours = await fillTables(client, keys);
  const [next] = all.slice(first);
  if (next === undefined) throw new Error("no such migration");
  await buildAhead(client, next, 0);
  const { rows: ahead } = await client.query(
    "SELECT FROM pg_index WHERE indexrelid::regclass::text LIKE '%_pkey_next' AND indisvalid",
  );
  expect(ahead.length).toBeGreaterThan(30);
  expect(await applyMissing(client)).toEqual(all.slice(first).map(({ name }) => name));
  for (const [table, row] of ours) {
    const { rowCount } = await client.query(
      `SELECT FROM "${table}" t WHERE to_jsonb(t) @> $1::jsonb`,
      [JSON.stringify(row)],
    );
    expect(rowCount, table).toBe(1);
  }
  const after = await readKeys(client);
  expect(after.filter(({ isValid }) => !isValid)).toEqual([]);
  expect(after.map(({ name }) => name)).toEqual(
    expect.arrayContaining(keys.map((key) => key.name)),
  );
});
