/** Puts a backup into an empty database. */
export { restoreBackup } from "../../store/backup/restore-backup.ts";
