import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { ConfigError } from "../../errors.ts";

/** Where the migrations lie, in Prisma's own layout: `<name>/migration.sql`. */
const migrationsFolder = new URL("../../../prisma/migrations/", import.meta.url);

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

/** One step of the schema's history. */
export type Migration = {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hex. */
  readonly checksum: string;
};

/** The last migration of the time when an upgrade meant stopping all processes. */
export const lastBeforeRolling = "20261129182106_zone_guessed";

/**
 * Why processes of versions that do not know this migration cannot work after it, as its line
 * `-- contract: reason` says; null for one that only adds.
 */
export const contractOf = (sql: string): string | null =>
  /^-- contract: *(\S.*)$/m.exec(sql)?.[1] ?? null;

/** Every migration that this version knows, the oldest first. */
export function readMigrations(): readonly Migration[] {
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

/**
 * The migrations that the database lacks, the oldest first. Those of a newer version that it has are no
 * matter as long as they only add.
 * @throws ConfigError `config.database-newer`, `config.migration-changed`, `config.migration-failed`
 */
export async function missingMigrations(client: pg.ClientBase): Promise<readonly Migration[]> {
  await client.query(historyTable);
  const { rows: history } = await client.query<{
    migration_name: string;
    checksum: string;
    finished: boolean;
    logs: string | null;
  }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, logs
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const ours = readMigrations();
  for (const row of history) {
    const name = row.migration_name;
    const known = ours.find((migration) => migration.name === name);
    if (!row.finished) throw new ConfigError("config.migration-failed", { name });
    if (known === undefined) {
      const reason = contractOf(row.logs ?? "");
      if (reason !== null) throw new ConfigError("config.database-newer", { name, reason });
      continue;
    }
    if (known.checksum !== row.checksum)
      throw new ConfigError("config.migration-changed", { name });
  }
  const done = new Set(history.map((row) => row.migration_name));
  return ours.filter((migration) => !done.has(migration.name));
}

/** Those that the database has of a newer version than this one, the oldest first. */
export async function newerMigrations(client: pg.ClientBase): Promise<readonly string[]> {
  const ours = new Set(readMigrations().map(({ name }) => name));
  return (await appliedMigrations(client)).filter((name) => !ours.has(name));
}

/** The names of the migrations that the database has, the oldest first. */
export async function appliedMigrations(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Applies a migration within the transaction that is open, and notes it in the history, with why older
 * versions cannot work after it.
 */
export async function applyMigration(
  client: pg.ClientBase,
  { name, sql, checksum }: Migration,
): Promise<void> {
  await client.query(sql);
  const reason = contractOf(sql);
  await client.query(
    `INSERT INTO _prisma_migrations
       (id, checksum, migration_name, started_at, finished_at, applied_steps_count, logs)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1, $4)`,
    [randomUUID(), checksum, name, reason === null ? null : `-- contract: ${reason}`],
  );
}
