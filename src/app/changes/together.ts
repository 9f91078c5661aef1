import { joinUndo } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** What several changes made together gave, and the one undo that takes all of them back. */
export type Together<T> = { readonly result: T; readonly undoId: string };

/**
 * Carries out several changes in one transaction, all or none, to be taken back by one undo. `work`
 * runs them on the app it is given, one after another, and names the undo of each.
 */
export const together = <T>(
  app: App,
  actor: Actor,
  work: (app: App, db: Db) => Promise<{ readonly result: T; readonly undoIds: readonly string[] }>,
): Promise<Together<T>> =>
  app.store.transaction(async (db) => {
    const { result, undoIds } = await work(inside(app, db), db);
    return { result, undoId: await joinUndo(db, actor.scope, undoIds) };
  });

/** The app within a transaction that is open: what it does ends with that. */
export const inside = ({ store }: App, db: Db): App => ({
  store: {
    ...store,
    rows: db.rows,
    run: db.run,
    ask: db.ask,
    connection: db.connection,
    get prisma() {
      return db.prisma;
    },
    transaction: (work) => work(db),
  },
});
