import { ClaimLostError } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { markInboxDone } from "../../store/messages/inbox.ts";
import type { Actor } from "../actor.ts";

/**
 * Marks the event that asked for a change as done, in the change's own transaction. Throws
 * `ClaimLostError` when another process has taken the event over: it does the same work.
 */
export async function markDone(db: Db, { event, now }: Actor): Promise<void> {
  if (event !== undefined && !(await markInboxDone(db, event, now))) throw new ClaimLostError();
}
