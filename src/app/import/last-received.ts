import type { Instant } from "../../core/time/civil.ts";
import { clearOwnSheets } from "../../store/import/own-sheets.ts";
import { clearReceived, lastTaken } from "../../store/import/received-files.ts";
import { forgetWaiting } from "../../store/mail/forget-waiting.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** A file can be taken in for so long after it came, in milliseconds; then its content is cleared. */
export const keptFileMs = 24 * 3_600_000;

/** What became of it is remembered for so long: longer than it is told of, or can be taken back. */
const rememberedMs = 3 * 86_400_000;

/** The file that the actor took in last within a day, if they changed nothing since; null otherwise. */
export const lastReceived = ({ store }: App, { scope, now }: Actor): Promise<string | null> =>
  lastTaken(store, scope, (now - keptFileMs) as Instant);

/** A sheet of one's own customers can come back for so long. */
const keptSheetMs = 30 * 86_400_000;

/** Clears files that nobody took in, and forgets those that ended, sheets handed out, and mails that wait, long ago. */
export async function clearFiles({ store }: App, now: Instant): Promise<void> {
  await clearReceived(store, (now - keptFileMs) as Instant, (now - rememberedMs) as Instant);
  await clearOwnSheets(store, (now - keptSheetMs) as Instant);
  await forgetWaiting(store, now);
}
