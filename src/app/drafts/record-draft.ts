import type { SetReminder } from "../../core/cadence/reminder.ts";
import type { ChangedResult, ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { Undone } from "../../core/changes/undone.ts";
import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import type {
  KeptFact,
  Recorded,
  RecordedCard,
  RecordedChat,
  RecordedSteps,
} from "../../core/drafts/recorded.ts";
import type { Absence } from "../../core/members/absence.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { endDraft, noteUndo } from "../../store/drafts/drafts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { setReminder } from "../cadence/set-reminder.ts";
import { snoozeDue } from "../cadence/snooze-due.ts";
import { inside, type Together, together } from "../changes/together.ts";
import { undoLast } from "../changes/undo-last.ts";
import { changeSeveral } from "../customer/change-several.ts";
import { addNote, setContactField } from "../customer/keep-fact.ts";
import { setCompany } from "../customer/set-company.ts";
import { setOwner } from "../customer/set-owner.ts";
import { setStage } from "../customer/set-stage.ts";
import { setStop } from "../customer/set-stop.ts";
import { tagCustomers } from "../customer/tag-customers.ts";
import { takeDaysOff } from "../members/take-days-off.ts";
import { setSteps } from "../orders/set-steps.ts";
import { recordCard } from "../people/record-card.ts";
import { setTier } from "../tiering/set-tier.ts";
import { logTouches } from "../touch/log-touches.ts";
import { recordChat } from "../touch/record-chat.ts";
import { isOpenFor } from "./keep-draft.ts";

/**
 * Records those of these drafts of the actor that are open, all of them or nothing, as of when they
 * were told. Throws `Refusal` `draft-gone` where none is open any more, and what their parts throw.
 */
export const recordDrafts = (
  app: App,
  actor: Actor,
  ids: readonly string[],
): Promise<Together<{ readonly recorded: Recorded; readonly items: readonly DraftItem[] }>> =>
  app.store.transaction(async (whole) => {
    const recorded = await together(inside(app, whole), actor, async (joined, db) => {
      const isOpen = await isOpenFor(db, actor);
      const drafts: Draft[] = [];
      for (const id of ids) {
        const draft = await endDraft(db, actor.scope, id, "confirmed");
        if (draft !== null && !isOpen(draft)) throw new Refusal("draft-gone");
        if (draft !== null) drafts.push(draft);
      }
      if (drafts.length === 0) throw new Refusal("draft-gone");
      const items = drafts
        .sort((a, b) => a.at - b.at)
        .flatMap((draft) => draft.items.map((item) => asOf(item, draft.at, actor)));
      const { result, undoIds } = await record(joined, actor, items);
      return { result: { recorded: result, items }, undoIds };
    });
    await noteUndo(whole, actor.scope, ids, recorded.undoId);
    return recorded;
  });

/** What had happened just now when it was told, as it is told later. */
export function asOf(item: DraftItem, since: Instant, { member, now }: Actor): DraftItem {
  if (item.act === "steps") {
    const day = civilDateAt(since, member.zone);
    if (day === civilDateAt(now, member.zone)) return item;
    const steps = item.steps.map((one) => (one.isDone ? { ...one, on: one.on ?? day } : one));
    return { ...item, steps };
  }
  if (item.act !== "touch" || item.told.happenedOn !== null) return item;
  const toldAt = item.told.toldAt ?? since;
  const day = civilDateAt(toldAt, member.zone);
  const happenedOn = day === civilDateAt(now, member.zone) ? null : day;
  return { ...item, told: { ...item.told, toldAt, happenedOn } };
}

/** Carries the result of a rehearsal out of its transaction. */
class Rehearsed extends Error {
  constructor(readonly recorded: Recorded) {
    super("rehearsed");
  }
}

/**
 * What items would come to if they were recorded now; nothing is. Throws what recording them would.
 */
export async function rehearse(
  app: App,
  actor: Actor,
  items: readonly DraftItem[],
): Promise<Recorded> {
  const { event: _, ...alone } = actor;
  try {
    return await app.store.transaction(async (db) => {
      throw new Rehearsed((await record(inside(app, db), alone, items)).result);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.recorded;
    throw error;
  }
}

async function record(app: App, actor: Actor, items: readonly DraftItem[]) {
  const undone: Undone[] = [];
  for (const item of items)
    if (item.act === "undo") undone.push(await undoLast(app, actor, item.undoId));
  const told = items.flatMap((item) => (item.act === "touch" ? [item.told] : []));
  const days = items.flatMap((item) =>
    item.act === "plan" && item.reason === undefined
      ? [{ customerId: item.customer.id, until: item.until }]
      : [],
  );
  const isLogged = told.length + days.length > 0;
  const logged = isLogged ? await logTouches(app, actor, { told, days }) : null;
  const undoIds = logged === null ? [] : [logged.undoId];
  const changed: ChangedResult[] = [];
  const several: ChangedSeveral[] = [];
  const facts: (KeptFact & { readonly item: DraftItem })[] = [];
  const chats: RecordedChat[] = [];
  const cards: RecordedCard[] = [];
  const steps: RecordedSteps[] = [];
  const absences: Absence[] = [];
  const reminders: SetReminder[] = [];
  for (const item of items) {
    const change = await changeOf(app, actor, item);
    if (change !== null) {
      const { results, undoId } = change;
      changed.push(...results.map((result) => ({ ...result, undoId })));
      undoIds.push(undoId);
    }
    if (item.act === "several") {
      const result = await changeSeveral(app, actor, item);
      several.push(result);
      undoIds.push(result.undoId);
    }
    const fact = await factOf(app, actor, item);
    if (fact !== null) {
      facts.push({ ...fact, item });
      undoIds.push(fact.undoId);
    }
    if (item.act === "chat") {
      const { undoId, ...chat } = await recordChat(app, actor, item);
      chats.push({ ...chat, item });
      undoIds.push(undoId);
    }
    if (item.act === "card") {
      const { undoIds: undos, ...card } = await recordCard(app, actor, item);
      cards.push({ ...card, item });
      undoIds.push(...undos);
    }
    if (item.act === "steps") {
      const { customer, orderId } = item;
      const { undoId, ...set } = await setSteps(app, actor, customer.id, orderId, item.steps);
      steps.push(set);
      undoIds.push(undoId);
    }
    if (item.act === "reminder") {
      const { customer, at, text: content } = item;
      const set = await setReminder(app, actor, { customerId: customer.id, at, content });
      reminders.push(set);
      undoIds.push(set.undoId);
    }
    if (item.act === "absence") {
      const { absence, undoId } = await takeDaysOff(app, actor, { from: item.from, to: item.to });
      absences.push(absence);
      undoIds.push(undoId);
    }
  }
  return {
    result: { logged, changed, several, facts, chats, cards, steps, reminders, absences, undone },
    undoIds,
  };
}

async function changeOf(app: App, actor: Actor, item: DraftItem): Promise<ChangedSeveral | null> {
  switch (item.act) {
    case "tier":
      return setTier(app, actor, [item.customer.id], item.tier);
    case "stage":
      return setStage(app, actor, [item.customer.id], item.stage);
    case "owner":
      return setOwner(app, actor, [item.customer.id], item.handle);
    case "plan":
      return item.reason === undefined
        ? null
        : snoozeDue(app, actor, [item.customer.id], item.until, item.reason);
    case "stop": {
      const { customer, stop, words } = item;
      const { undoId, ...result } = await setStop(app, actor, customer.id, stop, words);
      return { results: [result], unchanged: [], undoId };
    }
    case "company": {
      const { undoId, ...result } = await setCompany(app, actor, item.customer.id, item.facts);
      return { results: [result], unchanged: [], undoId };
    }
    case "tags":
      return tagCustomers(app, actor, [item.customer.id], item);
    default:
      return null;
  }
}

async function factOf(app: App, actor: Actor, item: DraftItem): Promise<KeptFact | null> {
  if (item.act === "contact") return setContactField(app, actor, item.customer.id, item);
  return item.act === "note" ? addNote(app, actor, item.customer.id, item.text) : null;
}
