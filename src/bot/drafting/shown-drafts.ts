import { findSent, openQuestion } from "../../app/messages/find-sent.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "../posting/place-of.ts";

/** For so many hours an answer to drafts is understood, if nothing was said since: a list stands all evening. */
const hours = 14;

/**
 * Ids of the drafts that were shown last here, in the order of their numbers: in the message replied to,
 * else in the newest one. Empty where that shows none.
 */
export async function shownDrafts({
  app,
  actor,
  conversation,
  reply,
}: CommandContext): Promise<readonly string[]> {
  const place = placeOf(conversation);
  const { messageId } = reply ?? {};
  const message =
    messageId === undefined
      ? await openQuestion(app, actor, place, hours)
      : await findSent(app, place, messageId);
  const ids = (message?.commands.choices ?? []).map(
    (choice) => /^\/confirm (\S+)$/.exec(choice)?.[1],
  );
  return ids.every((id) => id !== undefined) ? ids : [];
}
