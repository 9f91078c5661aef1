import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, homeOwner, type SlackSelf } from "./conversations.ts";
import { decodeEvent } from "./decode-event.ts";
import { decodeSlash } from "./decode-slash.ts";
import { timestamp } from "./timestamp.ts";

const { id, idOrNone, objectOrNone, text } = delivered;

const tsOrNone = timestamp.optional().catch(undefined);

const pressed = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id }),
  trigger_id: id,
  channel: objectOrNone({ id }),
  message: objectOrNone({ ts: tsOrNone, thread_ts: tsOrNone }),
  // Says the same again, and is there where the message is not to be shown any more.
  container: objectOrNone({ channel_id: idOrNone, message_ts: tsOrNone, thread_ts: tsOrNone }),
  actions: z.tuple([z.object({ value: text })]).rest(z.unknown()),
});

/** What Slack delivers, by socket or by request. */
export type SlackDelivery = {
  readonly type: "events_api" | "slash_commands" | "interactive";
  readonly body: unknown;
};

/**
 * The event that a delivery is; null for what is not meant for us. `now` is for what carries no
 * time. A command typed anywhere names the channel it was typed in, a press on the Home tab none:
 * whether we can answer there is the adapter's question.
 */
export function decode(
  { type, body }: SlackDelivery,
  self: SlackSelf,
  now: Instant,
): ChatEvent | null {
  switch (type) {
    case "events_api":
      return decodeEvent(body, self, now);
    case "slash_commands":
      return decodeSlash(body, self, now);
    case "interactive":
      return decodePress(body, self, now);
  }
}

/**
 * Whether we may not be where an event was said: Slack tells us of commands typed anywhere (they are
 * no messages, so that their key stands in for one) and of presses on the Home tab.
 */
export const mayBeElsewhere = (event: ChatEvent): boolean =>
  event.type === "button" ||
  (event.type === "message" &&
    event.messageId === event.key &&
    homeOwner(event.conversation) === null);

/** The press of a button; null for anything else. A press on the Home tab names no channel. */
function decodePress(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const press = pressed.safeParse(body).data;
  if (press === undefined) return null;
  const { message, container } = press;
  const ts = message?.ts ?? container?.message_ts ?? "";
  const root = message?.thread_ts ?? container?.thread_ts;
  const thread = root === ts ? undefined : root;
  return {
    type: "button",
    key: press.trigger_id,
    conversation: conversation(press.channel?.id ?? container?.channel_id ?? "D", self, thread),
    sender: { userId: press.user.id },
    at: now,
    command: press.actions[0].value,
    messageId: ts,
  };
}
