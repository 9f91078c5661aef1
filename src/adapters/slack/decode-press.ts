import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, type SlackSelf } from "./conversations.ts";
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

/** The press of a button; null for anything else. A press on the Home tab names no channel. */
export function decodePress(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
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
