import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore, type Store } from "../../../src/store/database/database.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { openPool } from "../../../src/store/database/open-pool.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { createCipher } from "../../../src/store/keys/cipher.ts";
import { findOwedTo } from "../../../src/store/owed/find-owed.ts";
import { wholeScope } from "../../../src/store/scope.ts";
import { freshDatabase } from "../../support/database.ts";

const folder = new URL("../../../prisma/migrations/", import.meta.url);
const migrations = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort();
const at = migrations.findIndex((name) => name.endsWith("_owed"));

let database: Awaited<ReturnType<typeof freshDatabase>>;
let store: Store;
const cipher = createCipher(randomBytes(32));
const [organizationId, customerId, memberId] = [newId(), newId(), newId()];

/** What a version before this one kept: a promise, a complaint, and a promise that was kept. */
const kept = [
  { id: newId(), complained: false, content: "报价", dueOn: "2026-12-04", keptAt: null },
  { id: newId(), complained: true, content: "late goods", dueOn: "2026-12-03", keptAt: null },
  { id: newId(), complained: false, content: "samples", dueOn: null, keptAt: "2026-11-20T08:00Z" },
] as const;

beforeAll(async () => {
  database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.url, options: "-c TimeZone=UTC" });
  await client.connect();
  const apply = async (names: readonly string[]) => {
    for (const name of names) {
      await client.query(readFileSync(new URL(`${name}/migration.sql`, folder), "utf8"));
    }
  };
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await apply(migrations.slice(0, at));
  await client.query(
    `INSERT INTO organization (id, name, zone, locale) VALUES ($1, 'House', 'Asia/Shanghai', 'en')`,
    [organizationId],
  );
  await client.query(
    `INSERT INTO member (id, organization_id, handle, name, role, zone, locale)
     VALUES ($2, $1, 'lily', 'Lily', 'sales', 'Asia/Shanghai', 'en')`,
    [organizationId, memberId],
  );
  await client.query(
    `INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, zone, tier_since, owner_id)
     VALUES ($2, $1, 1, 'K3F', 'C1', 'Izmir', 'izmir', 'Europe/Istanbul', now(), $3)`,
    [organizationId, customerId, memberId],
  );
  for (const { id, complained, content, dueOn, keptAt } of kept) {
    await client.query(
      `INSERT INTO promise (id, organization_id, customer_id, member_id, is_complaint, content, made_at, due_on, kept_at)
       VALUES ($1, $2, $3, $4, $5, $6, '2026-11-19T08:00Z', $7, $8)`,
      [
        id,
        organizationId,
        customerId,
        memberId,
        complained,
        // The place as the version before named it.
        cipher.seal("promise" as "owed", "content", id, content),
        dueOn,
        keptAt,
      ],
    );
  }
  await apply(migrations.slice(at));
  await client.end();
  store = await openStore(openPool(database.url), cipher);
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

it("keeps what was promised and complained of, and its sealed words can be read", async () => {
  const owed = await findOwedTo(store, wholeScope(organizationId), customerId);
  expect(owed.map(({ id, kind, content, dueOn }) => [id, kind, content, dueOn])).toEqual([
    [kept[1].id, "complaint", "late goods", "2026-12-03"],
    [kept[0].id, "promise", "报价", "2026-12-04"],
  ]);
});

it("keeps when something was done", async () => {
  const done = await store.rows(sql`
    SELECT id, kind, done_at AS "doneAt" FROM owed WHERE done_at IS NOT NULL`);
  expect(done).toEqual([
    { id: kept[2].id, kind: "promise", doneAt: Date.parse("2026-11-20T08:00Z") },
  ]);
});

it("asks for the kind of everything new", async () => {
  const untold = store.run(sql`
    INSERT INTO owed (id, organization_id, customer_id, member_id, made_at)
    VALUES (${newId()}::uuid, ${organizationId}::uuid, ${customerId}::uuid, ${memberId}::uuid, now())`);
  await expect(untold).rejects.toThrow(/kind/);
});
