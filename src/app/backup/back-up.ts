import type { Instant, Zone } from "../../core/time/civil.ts";
import { deleteOldBackups } from "../../store/backup/backup-files.ts";
import { type BackedUp, writeBackup } from "../../store/backup/write-backup.ts";
import type { MasterKeySource } from "../../store/keys/master-key.ts";

/** Which database is backed up, and how. */
export type BackupSource = {
  readonly databaseUrl: string;
  readonly passphrase: string;
  readonly masterKey: MasterKeySource;
  /** The program's version. */
  readonly version: string;
};

/** Writes a backup of the whole database to a folder; see `writeBackup`. */
export const backUp = (
  { databaseUrl, ...how }: BackupSource,
  folder: string,
  at: Instant,
): Promise<BackedUp> => writeBackup(databaseUrl, { ...how, folder, at });

/** The same, and then deletes the backups of that folder that have become too old by the days of a zone. */
export async function backUpInTurn(
  source: BackupSource,
  folder: string,
  at: Instant,
  zone: Zone,
): Promise<BackedUp> {
  const made = await backUp(source, folder, at);
  await deleteOldBackups(folder, zone, at);
  return made;
}
