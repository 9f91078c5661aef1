import type { Instant } from "../../core/time/civil.ts";
import {
  latestSent,
  type Place,
  type SentMessage,
  sentMessage,
} from "../../store/messages/sent-messages.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

export type { SentMessage } from "../../store/messages/sent-messages.ts";

const hour = 3_600_000;

/** The bot's message with this platform id in this place, or null. */
export const findSent = (app: App, place: Place, messageId: string): Promise<SentMessage | null> =>
  sentMessage(app.store, place, messageId);

const listKinds = ["list", "digest", "proposals"] as const;

/** Whether a message is a list. */
export const isList = ({ kind }: Pick<SentMessage, "kind">): boolean =>
  listKinds.some((one) => one === kind);

/**
 * The member's latest list (day list, digest, search result, proposals) of the last week here,
 * together with the pages before it that lead up to it, or that of these kinds; null when there is
 * none.
 */
export async function latestList(
  app: App,
  actor: Actor,
  place: Place,
  kinds: readonly string[] = listKinds,
): Promise<SentMessage | null> {
  const [latest] = await latestLists(app, actor, place, kinds);
  return latest ?? null;
}

/**
 * The latest list, and where it was pushed also those pushed in the half day before it: whoever
 * reads them in the order in which they came may mean the numbers of any.
 */
export async function latestLists(
  app: App,
  actor: Actor,
  place: Place,
  kinds: readonly string[] = listKinds,
): Promise<SentMessage[]> {
  const since = (actor.now - 7 * 24 * hour) as Instant;
  const sent = await latestSent(app.store, place, actor.member.id, kinds, since, actor.now, 20);
  const [newest] = sent;
  if (newest === undefined) return [];
  const asked = sent.findIndex(({ kind }) => kind === "list");
  const pushed = asked === -1 ? sent : sent.slice(0, asked);
  const others = pushed.slice(1).filter(({ at }) => newest.at - at < 12 * hour);
  return [withPages(newest, sent.slice(1)), ...others];
}

/** A list with the pages that lead up to it; what was pushed between them is no part of it. */
function withPages(newest: SentMessage, older: readonly SentMessage[]): SentMessage {
  let list = newest;
  for (const page of older) {
    const isBefore = page.firstNumber + page.customerIds.length === list.firstNumber;
    if (isBefore && page.kind !== "proposals") {
      const { firstNumber, customerIds } = page;
      list = { ...list, firstNumber, customerIds: [...customerIds, ...list.customerIds] };
    } else if (page.kind === "list") break;
  }
  return list;
}

/** The newest message to the member here, if it is a question asked within so many hours. */
export async function openQuestion(
  app: App,
  actor: Actor,
  place: Place,
  hours = 1,
): Promise<SentMessage | null> {
  const since = (actor.now - hours * hour) as Instant;
  // A nudge has no numbers: it may come between a question and its answer.
  const kinds = ["question", "list", "digest", "proposals", "answer", "notice"];
  const [newest] = await latestSent(app.store, place, actor.member.id, kinds, since, actor.now);
  return newest?.kind === "question" ? newest : null;
}

const anyKind = [...listKinds, "question", "answer", "notice", "nudge", "summary"];

/** The newest message to the member here within the last hour, of whatever kind; null where there is none. */
export async function newestSent(
  app: App,
  actor: Actor,
  place: Place,
): Promise<SentMessage | null> {
  const since = (actor.now - hour) as Instant;
  const [newest] = await latestSent(app.store, place, actor.member.id, anyKind, since, actor.now);
  return newest ?? null;
}

/** Nudges to the member here in the last 24 hours, newest first. */
export const recentNudges = (app: App, actor: Actor, place: Place): Promise<SentMessage[]> => {
  const since = (actor.now - 24 * hour) as Instant;
  return latestSent(app.store, place, actor.member.id, ["nudge"], since, actor.now, 10);
};
