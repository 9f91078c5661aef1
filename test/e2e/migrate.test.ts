import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../src/store/database/migrate.ts";
import { applyMigration } from "../../src/store/database/migrations.ts";
import { freshDatabase } from "../support/database.ts";

describe("migrations", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let client: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const restart = async () => {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    return migrate(database.url);
  };

  it("apply once, and record themselves as Prisma would", async () => {
    const applied = await restart();
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate(database.url)).toEqual([]);
    const { rows } = await client.query("SELECT * FROM _prisma_migrations ORDER BY started_at");
    expect(rows.map((row) => row.migration_name)).toEqual(applied);
    expect(rows[0]).toMatchObject({ applied_steps_count: 1, logs: null, rolled_back_at: null });
    expect(rows[0].checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  it("are applied by one of several instances that start at once", async () => {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const all = await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    expect(all.filter((applied) => applied.length > 0)).toHaveLength(1);
  });

  it.each([
    ["was changed after it was applied", "checksum = 'x'", "config.migration-changed"],
    ["was left half done", "finished_at = NULL", "config.migration-failed"],
  ])("refuse a database where one %s", async (_, change, code) => {
    const [name] = await restart();
    await client.query(`UPDATE _prisma_migrations SET ${change} WHERE migration_name = $1`, [name]);
    await expect(migrate(database.url)).rejects.toMatchObject({ code });
  });

  /** As a newer version leaves it behind. */
  const addNewer = (logs: string | null) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, logs)
       VALUES ('x', 'x', '29990101000000_x', now(), $1)`,
      [logs],
    );

  it("of a newer version are no matter as long as they only add", async () => {
    await restart();
    await addNewer(null);
    expect(await migrate(database.url)).toEqual([]);
    await client.query("UPDATE _prisma_migrations SET logs = 'said something' WHERE id = 'x'");
    expect(await migrate(database.url)).toEqual([]);
  });

  it("of a newer version that this one cannot bear are refused, with the reason", async () => {
    await restart();
    await addNewer("-- contract: versions up to 0.9 write the column that is gone");
    await expect(migrate(database.url)).rejects.toMatchObject({
      code: "config.database-newer",
      details: {
        name: "29990101000000_x",
        reason: "versions up to 0.9 write the column that is gone",
      },
    });
  });

  it("that break older versions tell them so", async () => {
    await restart();
    await client.query("BEGIN");
    const sql = "-- contract: versions before 2 need the table\nDROP TABLE market_score";
    await applyMigration(client, { name: "29990101000000_x", sql, checksum: "x" });
    await client.query("COMMIT");
    await expect(migrate(database.url)).rejects.toMatchObject({
      details: { reason: "versions before 2 need the table" },
    });
  });

  it("leave nothing behind when the work that follows fails", async () => {
    await restart();
    await expect(migrate(database.url, () => Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
    await expect(migrate(database.url)).resolves.toEqual([]);
  });

  it("name the server that cannot be reached, and nothing of its address", async () => {
    const attempt = migrate("postgresql://someone:secret@127.0.0.1:1/x");
    await expect(attempt).rejects.toMatchObject({ code: "config.database-unreachable" });
    await expect(attempt).rejects.not.toThrow(/secret/);
  });
});
