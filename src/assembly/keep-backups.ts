import { join } from "node:path";
import { backUpInTurn } from "../app/backup/back-up.ts";
import { keepBackups as keep } from "../app/backup/keep-backups.ts";
import type { Zone } from "../core/time/civil.ts";
import { runJob } from "../scheduler/run-job.ts";
import { backupSource } from "./backup-source.ts";
import type { Genjin } from "./bootstrap.ts";

/** Time from one look to the next, in milliseconds. */
const lookEvery = 60_000;

/**
 * Makes a backup every night, to `DATA_DIR/backups`, until it is stopped, if there is a passphrase
 * to seal it under. Stopping waits for the one that is being made.
 */
export function keepBackups(genjin: Genjin): { stop(): Promise<void> } {
  const { app, config, log, now } = genjin;
  let isStopping = config.backupPassphrase === undefined;
  let timer: NodeJS.Timeout | undefined;
  const make = async (zone: Zone) => {
    const folder = join(config.dataDir, "backups");
    const { file, tables, rows } = await backUpInTurn(backupSource(genjin), folder, now(), zone);
    log.info({ file, tables, rows }, "backed up");
  };
  const round = async (): Promise<void> => {
    if (isStopping) return;
    await runJob(log, "backup", async () => {
      await keep(app, now(), make);
    });
    if (!isStopping) timer = setTimeout(next, lookEvery);
  };
  let running = round();
  const next = () => {
    running = round();
  };
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
