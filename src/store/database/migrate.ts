import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ConfigError } from "../../errors.ts";

/** Where the migrations lie, in Prisma's own layout: `<name>/migration.sql`. */
const migrationsFolder = new URL("../../../prisma/migrations/", import.meta.url);

/** The lock that `prisma migrate` takes too, so that the two never run at once. */
const migrationLock = 72_707_369;
const lockPatience = "60s";
const oldestServer = 14;

/** As Prisma creates it, so that `prisma migrate deploy` accepts the database. */
const historyTable = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the database at `url` up to this version's schema, then runs `prepare` on the same
 * connection; both under a lock, so that of many instances starting at once one does the work.
 * Returns the names of the migrations that were applied.
 * @throws ConfigError `config.server-too-old`, `config.database-newer`, `config.migration-changed`,
 * `config.migration-failed`, `config.migration-busy`, `config.database-unreachable`
 */
export async function migrate(
  url: string,
  prepare: (client: pg.ClientBase) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  try {
    await connect(client);
    await lock(client);
    const applied = await applyMissing(client);
    await prepare(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function connect(client: pg.Client): Promise<void> {
  // Reported by the query that is running, or by the next one.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError("config.database-unreachable", { reason: code ?? message });
  }
  const { rows } = await client.query("SHOW server_version_num");
  const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (version < oldestServer) {
    throw new ConfigError("config.server-too-old", { found: version, expected: oldestServer });
  }
}

async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query(`SET lock_timeout = '${lockPatience}'`);
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
  } catch (error) {
    const timedOut = (error as pg.DatabaseError).code === "55P03";
    throw timedOut ? new ConfigError("config.migration-busy", { patience: lockPatience }) : error;
  }
}

async function applyMissing(client: pg.Client): Promise<readonly string[]> {
  await client.query(historyTable);
  const { rows: history } = await client.query<{
    migration_name: string;
    checksum: string;
    finished: boolean;
  }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const ours = readMigrations();
  for (const row of history) {
    const name = row.migration_name;
    const known = ours.find((migration) => migration.name === name);
    if (!row.finished) throw new ConfigError("config.migration-failed", { name });
    if (!known) throw new ConfigError("config.database-newer", { name });
    if (known.checksum !== row.checksum)
      throw new ConfigError("config.migration-changed", { name });
  }
  const done = new Set(history.map((row) => row.migration_name));
  const missing = ours.filter((migration) => !done.has(migration.name));
  for (const migration of missing) await apply(client, migration);
  return missing.map((migration) => migration.name);
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hex. */
  readonly checksum: string;
}

function readMigrations(): readonly Migration[] {
  const folders = readdirSync(fileURLToPath(migrationsFolder), { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const file = readFileSync(new URL(`${name}/migration.sql`, migrationsFolder));
      const checksum = createHash("sha256").update(file).digest("hex");
      return { name, sql: file.toString("utf8"), checksum };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
