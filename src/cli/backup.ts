import { join } from "node:path";
import type { Command } from "commander";
import { backUp } from "../app/backup/back-up.ts";
import { backupSource } from "../assembly/backup-source.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { readonly to?: string; readonly json?: true };

/** `backup`: one sealed file of everything, from the running service or alone. */
export function registerBackup(program: Command, speak: Speaker): void {
  program
    .command("backup")
    .description(speak.t("cli:backup"))
    .option("--to <folder>", speak.t("cli:backup-to"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ to, json }: Options) => {
      await withGenjin(speak, async (genjin) => {
        const folder = to ?? join(genjin.config.dataDir, "backups");
        const made = await backUp(backupSource(genjin), folder, genjin.now());
        console.log(json ? JSON.stringify(made) : speak.t("cli:backed-up", made));
      });
    });
}
