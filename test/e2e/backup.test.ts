import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { takeUpRestored } from "../../src/store/backup/take-up-restored.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { migrate } from "../../src/store/database/migrate.ts";
import {
  applyMigration,
  missingMigrations,
  readMigrations,
} from "../../src/store/database/migrations.ts";
import { openDataKey, readDataKey } from "../../src/store/keys/data-key.ts";
import { allRows } from "../support/all-rows.ts";
import { freshDatabase } from "../support/database.ts";

const passphrase = "pass phrase";
const at = Date.parse("2026-12-02T19:30:00Z") as Instant;
const master = (key = randomBytes(32)) => ({ fromEnvironment: key, dataDir: "/nowhere" });
const files = mkdtempSync(join(tmpdir(), "genjin-backup-"));
afterAll(() => rmSync(files, { recursive: true }));

type Database = Awaited<ReturnType<typeof freshDatabase>> & { readonly client: pg.Client };
const open: Database[] = [];
async function database(): Promise<Database> {
  const made = await freshDatabase();
  const client = new pg.Client({ connectionString: made.url });
  client.on("error", () => {});
  await client.connect();
  const one = { ...made, client };
  open.push(one);
  return one;
}
/** Closes our connection, which a restore takes for somebody at work. */
const left = async ({ client, url }: Database) => {
  await client.end();
  return url;
};
afterEach(async () => {
  for (const { client, drop } of open.splice(0)) {
    await client.end().catch(() => {});
    await drop();
  }
});

const organization = "01900000-0000-7000-8000-000000000001";
const nasty = 'tab\tnewline\nreturn\r back\\slash \\N \\. {"a",NULL} 跟进 🧧 \'';

/** One organization whose rows hold what is hard to carry over. */
async function fill({ client }: Database) {
  const id = (last: number) => `01900000-0000-7000-8000-0000000001${last}`;
  await client.query(
    `INSERT INTO organization (id, name, zone, locale) VALUES ($1, $2, 'Asia/Shanghai', 'en')`,
    [organization, nasty],
  );
  await client.query(
    `INSERT INTO member (id, organization_id, handle, name, role, zone, locale, email)
     VALUES ($1, $2, 'lily', '', 'sales', 'Asia/Shanghai', 'en', $3)`,
    [id(10), organization, randomBytes(3000)],
  );
  await client.query(
    `INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, zone, tier_since,
       owner_id, tags, note, last_touch_by, order_gap_days)
     VALUES ($1, $2, 1, 'K3F', 'A\\1', $3, '', 'Europe/Berlin', '0044-03-15 BC', $4, $5, NULL, $4, 1e-300)`,
    [id(20), organization, nasty, id(10), [nasty, "", "NULL"]],
  );
  await client.query(
    `INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount)
     VALUES ($1, $2, $3, '1', '2026-02-28', 'EUR', 99999999999999.9999)`,
    [id(30), organization, id(20)],
  );
  await client.query(
    `INSERT INTO local_message (id, organization_id, chat, from_handle, at, body)
     VALUES ('m1', $1, 'direct:lily', 'lily', '2026-12-02T19:29:59.999Z', '\\x')`,
    [organization],
  );
  await client.query(
    `INSERT INTO rule_set (id, organization_id, version, at, rules) VALUES ($1, $2, 1, now(), $3)`,
    [id(40), organization, JSON.stringify({ text: nasty, list: [1.5, null] })],
  );
}

describe("a backup", () => {
  let source: Database;
  const key = master();
  beforeEach(async () => {
    source = await database();
    await openDataKey(source.client, key);
  });
  const backUp = (folder = mkdtempSync(join(files, "to-"))) =>
    writeBackup(source.url, { folder, passphrase, masterKey: key, at, version: "1.2.3" });

  it("gives equal rows and the same key elsewhere, under a master key of that place", async () => {
    await fill(source);
    await source.client.query(
      `INSERT INTO customer_stop (id, organization_id, customer_id, kind, channel, at, words)
       SELECT gen_random_uuid(), organization_id, id, 'only', $1, '2026-11-30', '\\x00ff0a5c' FROM customer`,
      [nasty],
    );
    const { file, tables, rows } = await backUp();
    expect(file).toMatch(/\/genjin-20261202T193000Z\.backup$/);
    const target = await database();
    const url = await left(target);
    const own = master();
    const taken = await restoreBackup(url, { file, passphrase, masterKey: own });
    expect(taken).toEqual({ file, tables, rows });
    // Seven of ours, and that a customer came.
    expect(rows).toBe(8);
    expect((await allRows(source.url)).customer_stop).toHaveLength(1);
    const found = await allRows(url);
    expect(found).toEqual(await allRows(source.url));
    expect(found.customer?.[0]).toContain("BC");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect(await readDataKey(client, own)).toEqual(await readDataKey(source.client, key));
    await expect(readDataKey(client, key)).rejects.toMatchObject({ code: "config.wrong-key" });
    // Numbers go on, keys and triggers are in force again.
    const next = `INSERT INTO local_message (id, organization_id, chat, from_handle, at, body)
      VALUES ('m2', $1, 'c', 'bot', now(), '') RETURNING number`;
    expect((await client.query(next, [organization])).rows).toEqual([{ number: "2" }]);
    await expect(client.query("UPDATE customer SET owner_id = gen_random_uuid()")).rejects.toThrow(
      /foreign key/,
    );
    await client.query("DELETE FROM member");
    expect((await client.query("SELECT owner_id FROM customer")).rows).toEqual([
      { owner_id: null },
    ]);
    await client.end();
    await expect(migrate(url)).resolves.toEqual([]);
  });

  it("carries large tables in one piece", async () => {
    await fill(source);
    await source.client.query(
      `INSERT INTO local_picture (id, organization_id, chat, png)
       SELECT 'p' || n, $1, 'c', decode(repeat(md5(n::text), 4000), 'hex') FROM generate_series(1, 200) n`,
      [organization],
    );
    const { file } = await backUp();
    const target = await database();
    const url = await left(target);
    await restoreBackup(url, { file, passphrase, masterKey: master() });
    expect((await allRows(url)).local_picture).toEqual((await allRows(source.url)).local_picture);
  });

  it("is refused when anything about it was changed, and leaves nothing", async () => {
    await fill(source);
    await source.client.query(
      `INSERT INTO local_picture (id, organization_id, chat, png)
       SELECT 'p' || n, $1, 'c', sha512(n::text::bytea) FROM generate_series(1, 4000) n`,
      [organization],
    );
    const { file } = await backUp();
    const whole = readFileSync(file);
    const [head, chunk] = [51, 65_536 + 16];
    expect(whole.length).toBeGreaterThan(head + 3 * chunk);
    const chunks = (from: number, to: number) =>
      whole.subarray(head + from * chunk, head + to * chunk);
    const start = whole.subarray(0, head);
    const flipped = (place: number) => {
      const copy = Buffer.from(whole);
      copy[place] = (copy[place] ?? 0) ^ 1;
      return copy;
    };
    const damages: readonly (readonly [string, Buffer])[] = [
      ["backup.not-a-backup", Buffer.alloc(0)],
      ["backup.damaged", whole.subarray(0, 40)],
      ["backup.not-a-backup", flipped(3)],
      ["backup.newer-format", flipped(14)],
      ["backup.wrong-passphrase", flipped(30)],
      ["backup.damaged", start],
      ["backup.damaged", flipped(head + 10)],
      ["backup.damaged", flipped(whole.length - 1)],
      ["backup.damaged", whole.subarray(0, -1)],
      ["backup.damaged", whole.subarray(0, head + 2 * chunk)],
      ["backup.damaged", Buffer.concat([whole, Buffer.from("x")])],
      ["backup.damaged", Buffer.concat([whole, whole.subarray(head)])],
      ["backup.damaged", Buffer.concat([start, chunks(1, 2), chunks(0, 1), chunks(2, 99)])],
      ["backup.damaged", Buffer.concat([start, chunks(0, 1), chunks(2, 99)])],
      ["backup.damaged", Buffer.concat([start, chunks(0, 1), chunks(0, 99)])],
    ];
    const target = await database();
    const url = await left(target);
    const bad = join(files, "bad.backup");
    for (const [code, bytes] of damages) {
      writeFileSync(bad, bytes);
      const restored = restoreBackup(url, { file: bad, passphrase, masterKey: master() });
      await expect(restored).rejects.toMatchObject({ code });
    }
    const wrong = restoreBackup(url, { file, passphrase: "Pass phrase", masterKey: master() });
    await expect(wrong).rejects.toMatchObject({ code: "backup.wrong-passphrase" });
    const missing = restoreBackup(url, { file: `${file}x`, passphrase, masterKey: master() });
    await expect(missing).rejects.toMatchObject({ code: "backup.no-file" });
    expect(Object.values(await allRows(url)).flat()).toEqual([]);
    // Untouched it still goes in.
    await restoreBackup(url, { file, passphrase, masterKey: master() });
    expect(await allRows(url)).toEqual(await allRows(source.url));
  });

  it("goes neither into an instance with data, nor beside somebody at work", async () => {
    await fill(source);
    const { file } = await backUp();
    const target = await database();
    const restore = () => restoreBackup(target.url, { file, passphrase, masterKey: master() });
    await expect(restore()).rejects.toMatchObject({ code: "backup.in-use" });
    await expect(
      restoreBackup(await left(source), { file, passphrase, masterKey: master() }),
    ).rejects.toMatchObject({ code: "backup.not-empty" });
    await left(target);
    await expect(restore()).resolves.toMatchObject({ file });
  });

  it("leaves what others have in the same database alone", async () => {
    await fill(source);
    const { file } = await backUp();
    const target = await database();
    await target.client.query("CREATE TABLE theirs AS SELECT 42 AS answer");
    const url = await left(target);
    await restoreBackup(url, { file, passphrase, masterKey: master() });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query("SELECT * FROM theirs")).rows).toEqual([{ answer: 42 }]);
    await client.end();
  });

  it("of a newer schema is refused", async () => {
    await fill(source);
    await source.client.query(
      "UPDATE _prisma_migrations SET migration_name = '29990101000000_x' WHERE migration_name LIKE '%_restored'",
    );
    const { file } = await backUp();
    const url = await left(await database());
    await expect(
      restoreBackup(url, { file, passphrase, masterKey: master() }),
    ).rejects.toMatchObject({ code: "backup.newer", details: { version: "1.2.3" } });
  });
});

it("of any older schema is restored by migrating: nothing is lost on the way", async () => {
  // Before promises and complaints became one table.
  const known = readMigrations().filter(({ name }) => name < "20261129170000");
  const source = await database();
  const { client } = source;
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await missingMigrations(client);
  for (const migration of known) await applyMigration(client, migration);
  const key = master();
  await openDataKey(client, key);
  await fill(source);
  await client.query(
    `INSERT INTO promise (id, organization_id, customer_id, member_id, content, made_at, is_complaint)
     SELECT gen_random_uuid(), c.organization_id, c.id, c.owner_id, '\\x01', now(), n = 2
     FROM customer c, generate_series(1, 3) n`,
  );
  const { rows: names } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     AND relname NOT IN ('data_key', '_prisma_migrations') ORDER BY 1`,
  );
  const tables = names.map(({ name }) => name);
  const { file } = await writeBackup(source.url, {
    ...{ folder: files, passphrase, masterKey: key, at, version: "0.0.9", tables },
  });
  const url = await left(await database());
  await restoreBackup(url, { file, passphrase, masterKey: master() });
  const restored = new pg.Client({ connectionString: url });
  await restored.connect();
  const { rows } = await restored.query(
    "SELECT kind, count(*)::int FROM owed GROUP BY 1 ORDER BY 1",
  );
  expect(rows).toEqual([
    { kind: "complaint", count: 1 },
    { kind: "promise", count: 2 },
  ]);
  await restored.end();
  // What migrating the old database itself brings about.
  await migrate(await left(source));
  expect(await allRows(url)).toEqual(await allRows(source.url));
});

it("is taken up once: what may have been sent or answered since ends, what comes later stays", async () => {
  const source = await database();
  const key = master();
  await openDataKey(source.client, key);
  await fill(source);
  const deliveries = [
    ["due", "pending", "-1 minute", null],
    ["later", "pending", "1 hour", null],
    ["sending", "sending", "-1 minute", null],
    ["maybe", "ambiguous", "1 hour", null],
    ["sent", "sent", "-1 hour", "-1 hour"],
  ];
  for (const [name, state, when, settled] of deliveries) {
    await source.client.query(
      `INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, state, not_before,
         expires_at, payload, settled_at)
       VALUES (gen_random_uuid(), $1, 'morning-digest', 'member:x', $2, now(), $3, now() + $4::interval,
         now() + interval '1 day', '\\x01', now() + $5::interval)`,
      [organization, name, state, when, settled],
    );
  }
  await source.client.query(
    `INSERT INTO inbox_event (id, platform, event_key, received_at, payload, lease_until)
     VALUES (gen_random_uuid(), 'local', 'e', now(), '\\x01', now())`,
  );
  await source.client.query(
    "INSERT INTO lease VALUES ('x', gen_random_uuid(), now() + interval '1 h')",
  );
  const how = {
    folder: files,
    passphrase,
    masterKey: key,
    at: (at + 1000) as Instant,
    version: "1",
  };
  const { file } = await writeBackup(source.url, how);
  const target = await database();
  const url = await left(target);
  await restoreBackup(url, { file, passphrase, masterKey: master() });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  expect(await takeUpRestored(client, 0)).toBe(true);
  const states = () =>
    client
      .query<{ key: string; state: string }>(
        "SELECT window_key AS key, state FROM delivery ORDER BY 1",
      )
      .then(({ rows }) => Object.fromEntries(rows.map(({ key, state }) => [key, state])));
  expect(await states()).toEqual({
    ...{ due: "expired", sending: "expired", maybe: "expired" },
    ...{ later: "pending", sent: "sent" },
  });
  const left0 = "SELECT FROM inbox_event WHERE lease_until IS NOT NULL UNION ALL SELECT FROM lease";
  expect((await client.query(left0)).rowCount).toBe(0);
  const { rows: beats } = await client.query("SELECT name FROM heartbeat ORDER BY 1");
  expect(beats).toEqual([{ name: "restored" }, { name: "tick" }]);
  await client.query("UPDATE delivery SET not_before = now() WHERE window_key = 'later'");
  expect(await takeUpRestored(client, 0)).toBe(false);
  expect(await states()).toMatchObject({ later: "pending" });
  await client.end();
  expect(await takeUpRestored(source.client, 0)).toBe(false);
});
