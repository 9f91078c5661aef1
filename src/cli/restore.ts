import { resolve } from "node:path";
import type { Command } from "commander";
import { backupPassphrase } from "../assembly/backup-source.ts";
import { readConfig } from "../assembly/config.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { reportFailure } from "./report-failure.ts";

/** `restore FILE`: a backup into an empty instance that is not running. */
export function registerRestore(program: Command, speak: Speaker): void {
  program
    .command("restore")
    .description(speak.t("cli:restore"))
    .argument("<file>", speak.t("cli:restore-file"))
    .option("--json", speak.t("cli:json"))
    .action(async (file: string, { json }: { json?: true }) => {
      try {
        const taken = await restore(resolve(file));
        console.log(json ? JSON.stringify(taken) : speak.t("cli:restored", taken));
      } catch (error) {
        reportFailure(speak, error);
      }
    });
}

async function restore(file: string) {
  const config = readConfig();
  const passphrase = backupPassphrase(config);
  const [{ serverOf }, { restoreBackup }] = await Promise.all([
    import("../assembly/open-database.ts"),
    import("../app/backup/restore-backup.ts"),
  ]);
  const server = await serverOf(config, "command");
  try {
    // It has the key of its own empty database in mind.
    if (server.holder?.purpose === "service") throw new Refusal("backup.in-use");
    return await restoreBackup(server.url, { file, passphrase, masterKey: config.masterKey });
  } finally {
    await server.stop();
  }
}
