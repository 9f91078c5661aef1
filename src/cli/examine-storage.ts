import { join } from "node:path";
import { findBackupState } from "../app/backup/backup-state.ts";
import { freeSpace } from "../app/process/free-space.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { formatInstant } from "../core/time/instant.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** One line of the examination: what was looked at, and what to do where it is not well. */
export type Finding = {
  readonly check: string;
  readonly state: "ok" | "off" | "warn" | "bad";
  readonly what: string;
  /** Whose connection it is about, and which. */
  readonly organization?: string;
  readonly workspace?: string;
  readonly todo?: string;
};

/** Room below which it is time to act, and below which it is late, in bytes. */
const [little, least] = [2 ** 30, 200 * 2 ** 20];

/** How much room there is in the data folder. */
export async function* onDisk(speak: Speaker, path: string): AsyncGenerator<Finding> {
  const free = await freeSpace(path);
  if (free === null) return;
  const what = speak.t("cli:check.disk", { free: speak.number(free / 1e9, 1), path });
  if (free >= little) yield { check: "disk", state: "ok", what };
  else {
    const state = free < least ? "bad" : "warn";
    yield { check: "disk", state, what, todo: speak.t("cli:check.disk-todo") };
  }
}

/** When the last nightly backup was made, and whether that is too long ago. */
export async function* onBackups(
  speak: Speaker,
  { app, config, now }: Genjin,
): AsyncGenerator<Finding> {
  const check = "backup";
  const { last, begun, isLate } = await findBackupState(app, now());
  if (config.backupPassphrase === undefined && begun === null) {
    yield { check, state: "off", what: speak.t("cli:check.backup-off") };
  } else if (last === null) {
    const todo = speak.t("cli:check.backup-first-todo");
    yield { check, state: "warn", what: speak.t("cli:check.backup-first"), todo };
  } else {
    const path = join(config.dataDir, "backups");
    const what = speak.t("cli:check.backup", { last: formatInstant(last), path });
    yield isLate
      ? { check, state: "bad", what, todo: speak.t("cli:check.backup-todo") }
      : { check, state: "ok", what };
  }
}
