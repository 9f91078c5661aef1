import type { BackupSource } from "../app/backup/back-up.ts";
import { ConfigError } from "../errors.ts";
import type { Genjin } from "./bootstrap.ts";
import type { Config } from "./config.ts";
import { version } from "./version.ts";

/**
 * What backups are sealed under.
 * @throws ConfigError `config.no-backup-passphrase` when it is not set
 */
export function backupPassphrase({ backupPassphrase: passphrase }: Config): string {
  if (passphrase === undefined) throw new ConfigError("config.no-backup-passphrase");
  return passphrase;
}

/**
 * The open database as backups of it are made.
 * @throws ConfigError as `backupPassphrase`
 */
export const backupSource = ({
  config,
  databaseUrl,
}: Pick<Genjin, "config" | "databaseUrl">): BackupSource => ({
  databaseUrl,
  version,
  masterKey: config.masterKey,
  passphrase: backupPassphrase(config),
});
