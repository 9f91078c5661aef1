import { recordAudit } from "../../store/changes/audit.ts";
import {
  findObstacles,
  lockImport,
  type RevertObstacle,
  takeBack,
} from "../../store/import/revert-import.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** What came of taking an import back. */
export type RevertResult =
  | { readonly outcome: "not-found" }
  | { readonly outcome: "reverted-before" }
  | {
      readonly outcome: "blocked";
      readonly count: number;
      /** The first 20. */
      readonly obstacles: readonly RevertObstacle[];
    }
  | { readonly outcome: "reverted"; readonly restored: number; readonly removed: number };

const told = 20;

/**
 * Takes one import back, updates included. Refuses where somebody has changed since what it wrote,
 * or has added something to a customer that came with it. Whoever is no admin may take back only
 * what they imported themselves; another's import and none read the same.
 */
export async function revertImport(app: App, actor: Actor, id: string): Promise<RevertResult> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return { outcome: "not-found" };
  const { scope, member, now, chat } = actor;
  return app.store.transaction(async (db): Promise<RevertResult> => {
    const found = await lockImport(db, scope, id);
    const isMine = member.role === "admin" || found?.memberId === member.id;
    if (found === null || !isMine) return { outcome: "not-found" };
    if (found.revertedAt !== null) return { outcome: "reverted-before" };
    const { count, first } = await findObstacles(db, scope, id, told);
    if (count > 0) return { outcome: "blocked", count, obstacles: first };
    const done = await takeBack(db, scope, id, now);
    await recordAudit(db, scope, { action: "import.reverted", at: now, chat, changes: [] });
    return { outcome: "reverted", ...done };
  });
}
