import type { DraftItem } from "../../core/drafts/draft.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { inside } from "../changes/together.ts";
import { undoLast } from "../changes/undo-last.ts";

/** Carries what was found out of a transaction that is rolled back. */
class Found<What> extends Error {
  constructor(readonly what: What) {
    super("found");
  }
}

/**
 * What `find` sees where that of these items which takes something back has been carried out. Nothing is
 * changed. Throws what that throws.
 */
export async function withUndone<What>(
  app: App,
  actor: Actor,
  items: readonly DraftItem[],
  find: (app: App) => Promise<What>,
): Promise<What> {
  const undoIds = items.flatMap((item) => (item.act === "undo" ? item.undoId : []));
  if (undoIds.length === 0) return find(app);
  const { event: _, ...alone } = actor;
  try {
    return await app.store.transaction(async (db) => {
      const within = inside(app, db);
      for (const id of undoIds) await undoLast(within, alone, id);
      throw new Found(await find(within));
    });
  } catch (error) {
    if (error instanceof Found) return error.what as What;
    throw error;
  }
}
