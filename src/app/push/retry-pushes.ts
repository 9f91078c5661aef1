import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import { redrive } from "../../store/push/outbox-report.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";
import { findOutbox } from "./find-outbox.ts";

/** What is tried again has at least so long to arrive, in milliseconds. */
const leastTime = 3_600_000;

/**
 * Has pushes that were given up tried again: all, one by its number in the list, or one by its id.
 * Answers how many. Throws a `Refusal` where there is none.
 */
export async function retryPushes(app: App, actor: Actor, which: string): Promise<number> {
  const { scope, now, chat } = actor;
  const { dead } = await findOutbox(app, actor);
  const meant =
    which === "all"
      ? dead
      : dead.filter(({ id }, index) => which === id || which === String(index + 1));
  if (meant.length === 0) throw new Refusal("no-dead-push");
  const ids = meant.map(({ id }) => id);
  return app.store.transaction(async (db) => {
    const until = (now + leastTime) as Instant;
    const count = await redrive(db, scope.organizationId, ids, now, until);
    await recordAudit(db, scope, { action: "pushes.retried", at: now, chat, changes: [] });
    await markDone(db, actor);
    return count;
  });
}
