import type { Instant } from "../../core/time/civil.ts";
import { lastBeats } from "../../store/push/heartbeats.ts";
import type { App } from "../app.ts";

/** A day and what a night's work may take, in milliseconds. */
const patienceMs = 26 * 3_600_000;

/** How nightly backups do: when the last good one was made, and when the last one was begun. */
export type BackupState = {
  /** Null: never. */
  readonly last: Instant | null;
  readonly begun: Instant | null;
  /** The last good one is older than it may be. */
  readonly isLate: boolean;
};

/** How nightly backups do at that moment. */
export async function findBackupState({ store }: App, now: Instant): Promise<BackupState> {
  const { backup: last, "backup-begun": begun } = await lastBeats(store);
  return { last, begun, isLate: last === null || now - last > patienceMs };
}

/** The same where somebody is to be told: there were nightly backups, and the last one is too old. */
export async function findLateBackup(app: App, now: Instant): Promise<BackupState | null> {
  const state = await findBackupState(app, now);
  return state.begun !== null && state.isLate ? state : null;
}
