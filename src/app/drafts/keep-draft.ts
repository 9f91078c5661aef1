import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import type { Instant } from "../../core/time/civil.ts";
import { endDraft, insertDraft, openDrafts } from "../../store/drafts/drafts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";

/** A draft that nobody has confirmed is open for so long, in milliseconds. */
const openFor = 14 * 3_600_000;

/**
 * Keeps what the actor told until it is confirmed. Throws `ClaimLostError` as a change does.
 */
export const keepDraft = (app: App, actor: Actor, items: readonly DraftItem[]): Promise<Draft> =>
  app.store.transaction(async (db) => {
    const draft = await insertDraft(db, actor.scope, items, actor.now);
    await markDone(db, actor);
    return draft;
  });

/** The actor's drafts that are not confirmed, the newest first. */
export const findOpenDrafts = (app: App, actor: Actor): Promise<Draft[]> =>
  openDrafts(app.store, actor.scope, (actor.now - openFor) as Instant);

/** Lets a draft go; false where it was not open any more. */
export const dropDraft = async (app: App, actor: Actor, id: string): Promise<boolean> =>
  (await endDraft(app.store, actor.scope, id, "dropped")) !== null;
