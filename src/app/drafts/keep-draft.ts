import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import { draftEnd, longestOpenDays } from "../../core/drafts/draft-end.ts";
import type { Instant } from "../../core/time/civil.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { lastChange } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import { confirmedDrafts, endDraft, insertDraft, openDrafts } from "../../store/drafts/drafts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";

/**
 * Keeps what the actor told until it is confirmed; `toldIn`: in another event than the one that asks
 * for it. Throws `ClaimLostError` as a change does.
 */
export const keepDraft = (
  app: App,
  actor: Actor,
  items: readonly DraftItem[],
  toldIn?: string,
): Promise<Draft> =>
  app.store.transaction(async (db) => {
    const event = toldIn ?? actor.event?.id ?? null;
    const draft = await insertDraft(db, actor.scope, items, actor.now, event);
    await markDone(db, actor);
    return draft;
  });

/** The actor's drafts that can still be confirmed, the newest first. */
export async function findOpenDrafts({ store }: App, actor: Actor): Promise<Draft[]> {
  const since = (actor.now - longestOpenDays * 86_400_000) as Instant;
  const drafts = await openDrafts(store, actor.scope, since);
  return drafts.length === 0 ? [] : drafts.filter(await isOpenFor(store, actor));
}

/** Tells of a draft of the actor whether its time to be confirmed goes on. */
export async function isOpenFor(
  db: Db,
  { member, scope, now }: Actor,
): Promise<(draft: Pick<Draft, "at">) => boolean> {
  const calendar = await calendarOf(db, scope.organizationId, scope.planning);
  return ({ at }) => now < draftEnd(member, at, calendar);
}

/** Which of these drafts the actor confirmed before, the oldest first. */
export const findConfirmed = (app: App, actor: Actor, ids: readonly string[]): Promise<Draft[]> =>
  confirmedDrafts(app.store, actor.scope, ids);

/** Whether nothing stands of what the actor recorded since these drafts were told. */
export async function areTakenBack(
  { store }: App,
  { scope }: Actor,
  drafts: readonly Draft[],
): Promise<boolean> {
  const since = Math.min(...drafts.map(({ at }) => at)) as Instant;
  return (await lastChange(store, scope, since)) === null;
}

/** Lets a draft go; false where it was not open any more. */
export const dropDraft = async (app: App, actor: Actor, id: string): Promise<boolean> =>
  (await endDraft(app.store, actor.scope, id, "dropped")) !== null;
