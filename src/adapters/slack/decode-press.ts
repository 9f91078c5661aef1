import { z } from "zod";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, type SlackSelf } from "./conversations.ts";

const pressed = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([z.object({ value: z.string() })]).rest(z.unknown()),
});

/** The press of a button; null for anything else. A press on the Home tab names no channel. */
export function decodePress(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const press = pressed.safeParse(body).data;
  if (press === undefined) return null;
  const { ts = "", thread_ts: root } = press.message ?? {};
  const thread = root === ts ? undefined : root;
  return {
    type: "button",
    key: press.trigger_id,
    conversation: conversation(press.channel?.id ?? "D", self, thread),
    sender: { userId: press.user.id },
    at: now,
    command: press.actions[0].value,
    messageId: ts,
  };
}
