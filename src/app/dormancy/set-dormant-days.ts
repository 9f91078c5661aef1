import { recordAudit } from "../../store/changes/audit.ts";
import { setDormantAfter } from "../../store/dormancy/dormancy.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";

/** Sets after how many days of silence customers without a rhythm of their own are dormant. */
export const setDormantDays = (app: App, actor: Actor, days: number): Promise<void> =>
  app.store.transaction(async (db) => {
    const { scope, now, chat } = actor;
    await setDormantAfter(db, scope.organizationId, days);
    await recordAudit(db, scope, { action: "dormancy.set", at: now, chat, changes: [] });
    await markDone(db, actor);
  });
