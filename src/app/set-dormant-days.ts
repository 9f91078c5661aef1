import { recordAudit } from "../store/audit.ts";
import { setDormantAfter } from "../store/dormancy.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

/** Sets after how many days of silence customers without a rhythm of their own are dormant. */
export const setDormantDays = (
  app: App,
  { scope, now, chat }: Actor,
  days: number,
): Promise<void> =>
  app.store.transaction(async (db) => {
    await setDormantAfter(db, scope.organizationId, days);
    await recordAudit(db, scope, { action: "dormancy.set", at: now, chat, changes: [] });
  });
