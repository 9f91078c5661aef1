import { ClaimLostError, PressSpentError } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { markInboxDone } from "../../store/messages/inbox.ts";
import { spendPress } from "../../store/messages/spent-presses.ts";
import type { Actor } from "../actor.ts";

/**
 * Marks the event that asked for a change as done, in the change's own transaction. Throws
 * `ClaimLostError` when another process has taken the event over: it does the same work; and
 * `PressSpentError` where a button did before what it does once.
 */
export async function markDone(db: Db, { event, press, scope, now }: Actor): Promise<void> {
  if (event === undefined) return;
  if (!(await markInboxDone(db, event, now))) throw new ClaimLostError();
  const spentAt = press === undefined ? null : await spendPress(db, scope, press, event.id, now);
  if (spentAt !== null) throw new PressSpentError(spentAt);
}
