import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { Refusal } from "../../errors.ts";
import type { Cell, PlaySet } from "./plays.core.ts";
import { addText, ownTexts } from "./plays.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "play.set": true;
  }
}

/**
 * Says what to do in a cell; null: what the program says. Every version is kept. Throws `Refusal`
 * `play-by-admins`, `play-unchanged`.
 */
export const setPlay = (
  app: App,
  actor: Actor,
  cell: Cell,
  text: string | null,
): Promise<PlaySet> =>
  change(
    app,
    actor,
    async (db) => {
      if (actor.member.role !== "admin") throw new Refusal("play-by-admins");
      const before = (await ownTexts(db, actor.scope))(cell);
      if (before === text) throw new Refusal("play-unchanged");
      const row = await addText(db, actor.scope, cell, text, actor.now);
      if (row === null) throw new Error("no play was added");
      return { action: "play.set", customerIds: [], changes: [row], result: { cell, text } };
    },
    async (_db, set, undoId) => ({ ...set, undoId }),
  );
