import type { Instant } from "../core/time/civil.ts";
import { latestSent, type Place, type SentMessage, sentMessage } from "../store/sent-messages.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

const hour = 3_600_000;

/** The bot's message with this platform id in this place, or null. */
export const findSent = (app: App, place: Place, messageId: string): Promise<SentMessage | null> =>
  sentMessage(app.store, place, messageId);

/**
 * The member's latest list (day list, digest, search result, proposals) of the last week here,
 * together with the pages before it that lead up to it, or that of these kinds; null when there is
 * none.
 */
export async function latestList(
  app: App,
  actor: Actor,
  place: Place,
  kinds: readonly string[] = ["list", "digest", "proposals"],
): Promise<SentMessage | null> {
  const since = (actor.now - 7 * 24 * hour) as Instant;
  const [newest, ...older] = await latestSent(app.store, place, actor.member.id, kinds, since, 20);
  let list = newest;
  for (const page of older) {
    const isNext = page.firstNumber + page.customerIds.length === list?.firstNumber;
    if (list === undefined || !isNext || page.kind === "proposals") break;
    const { firstNumber, customerIds } = page;
    list = { ...list, firstNumber, customerIds: [...customerIds, ...list.customerIds] };
  }
  return list ?? null;
}

/** The newest message to the member here, if it is a question asked within the hour. */
export async function openQuestion(
  app: App,
  actor: Actor,
  place: Place,
): Promise<SentMessage | null> {
  const since = (actor.now - hour) as Instant;
  const kinds = ["question", "list", "digest", "proposals", "nudge", "answer", "notice"];
  const [newest] = await latestSent(app.store, place, actor.member.id, kinds, since);
  return newest?.kind === "question" ? newest : null;
}

/** Nudges to the member here in the last 24 hours, newest first. */
export const recentNudges = (app: App, actor: Actor, place: Place): Promise<SentMessage[]> => {
  const since = (actor.now - 24 * hour) as Instant;
  return latestSent(app.store, place, actor.member.id, ["nudge"], since, 10);
};
