import type { ClientBase } from "pg";
import { ConfigError, Refusal } from "../../errors.ts";
import { applyMissing, underMigrationLock } from "../database/migrate.ts";
import { applyMigration, missingMigrations, newerMigrations } from "../database/migrations.ts";
import { placeDataKey } from "../keys/data-key.ts";
import type { MasterKeySource } from "../keys/master-key.ts";
import { copyIn, copySession } from "./copied-tables.ts";
import { dropTables } from "./drop-tables.ts";
import { openBackup } from "./open-backup.ts";
import { resetSequences } from "./reset-sequences.ts";
import { withoutKeys } from "./without-keys.ts";
import type { BackedUp } from "./write-backup.ts";

/**
 * Puts a backup into the empty database at `url`, in one transaction: all of it, or nothing. The
 * tables are made as they were when it was written, filled, and then brought up to this version's
 * schema. Nothing is sent by it, and the first service that starts sends nothing again
 * (`takeUpRestored`).
 * @throws Refusal `backup.not-empty`, `backup.in-use`, and those of `openBackup`; ConfigError
 * `config.restore-into-newer`
 */
export async function restoreBackup(
  url: string,
  options: {
    readonly file: string;
    readonly passphrase: string;
    readonly masterKey: MasterKeySource;
  },
): Promise<BackedUp> {
  const { file, masterKey } = options;
  const { manifest, frames } = await openBackup(file, options.passphrase);
  try {
    return await underMigrationLock(url, copySession, async (client) => {
      await refuseUnlessEmpty(client);
      await applyMissing(client);
      const [newer] = await newerMigrations(client);
      if (newer !== undefined) throw new ConfigError("config.restore-into-newer", { name: newer });
      await client.query("BEGIN");
      await dropTables(client);
      for (const migration of await missingMigrations(client)) {
        if (manifest.migrations.includes(migration.name)) await applyMigration(client, migration);
      }
      const { tables } = manifest;
      const taken = await withoutKeys(client, tables, () => copyIn(client, frames));
      await resetSequences(client, tables);
      for (const migration of await missingMigrations(client)) {
        await applyMigration(client, migration);
      }
      await placeDataKey(client, masterKey, Buffer.from(manifest.dataKey, "base64"));
      await client.query("COMMIT");
      return { file, ...taken };
    });
  } finally {
    await frames.return(undefined);
  }
}

/** Nobody's data is there, and nobody else is at work. */
async function refuseUnlessEmpty(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ others: number; known: boolean }>(
    `SELECT to_regclass('organization') IS NOT NULL AS known,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()
        AND usename = current_user AND backend_type = 'client backend'
        AND pid <> pg_backend_pid()) AS others`,
  );
  const [found] = rows;
  if (found?.known) {
    const { rowCount } = await client.query("SELECT FROM organization LIMIT 1");
    if (rowCount !== 0) throw new Refusal("backup.not-empty");
  }
  if (found !== undefined && found.others > 0) throw new Refusal("backup.in-use");
}
