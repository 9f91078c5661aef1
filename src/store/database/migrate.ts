import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { ConfigError } from "../../errors.ts";
import { buildAhead } from "./build-ahead.ts";
import { applyMigration, missingMigrations } from "./migrations.ts";

/** The lock that `prisma migrate` takes too, so that the two never run at once. */
const migrationLock = 72_707_369;
const lockPatienceMs = 60_000;
const lockPauseMs = 200;
const oldestServer = 14;

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
  return underMigrationLock(url, "-c TimeZone=UTC", async (client) => {
    const applied = await applyMissing(client);
    await prepare(client);
    return applied;
  });
}

/**
 * Runs `work` on a connection of its own, begun with these options, while no other instance migrates
 * or restores.
 * @throws ConfigError `config.server-too-old`, `config.migration-busy`, `config.database-unreachable`
 */
export async function underMigrationLock<T>(
  url: string,
  options: string,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, options });
  try {
    await connect(client);
    await lock(client);
    return await work(client);
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

/** Asks again and again: an index that is built ahead would wait for whoever waits in a statement. */
async function lock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${lockPatienceMs}`);
  for (const until = performance.now() + lockPatienceMs; ; await pause(lockPauseMs)) {
    const { rows } = await client.query<{ isOurs: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS "isOurs"',
      [migrationLock],
    );
    if (rows[0]?.isOurs) return;
    if (performance.now() >= until) {
      throw new ConfigError("config.migration-busy", { patience: `${lockPatienceMs / 1000}s` });
    }
  }
}

/** Applies what the database lacks, each in a transaction of its own; returns the names. */
export async function applyMissing(client: pg.ClientBase): Promise<readonly string[]> {
  const missing = await missingMigrations(client);
  for (const migration of missing) {
    await buildAhead(client, migration);
    await client.query("BEGIN");
    try {
      await applyMigration(client, migration);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    }
  }
  return missing.map((migration) => migration.name);
}
