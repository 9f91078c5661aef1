import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, type SlackSelf } from "./conversations.ts";
import { instantOf } from "./decode-event.ts";
import { timestamp } from "./timestamp.ts";

const { id } = delivered;

const started = z.object({
  event_id: id,
  event: z.object({
    assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: timestamp }),
    event_ts: timestamp.optional().catch(undefined),
  }),
});

/** That somebody has opened the assistant view, in which each talk is a thread; null for anything else. */
export function decodeAssistant(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = started.safeParse(body);
  if (data === undefined) return null;
  const { user_id: userId, channel_id: channel, thread_ts: thread } = data.event.assistant_thread;
  return {
    type: "added",
    key: data.event_id,
    conversation: conversation(channel, self, thread, "im"),
    sender: { userId },
    at: instantOf(data.event.event_ts, now),
  };
}
