import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directChat } from "./conversations.ts";

/** `aibot_event_callback` as developer.work.weixin.qq.com/document/path/101027 has it. */
const callback = z.object({
  msgid: delivered.id,
  from: z.object({ userid: delivered.id }),
  /** Seconds. */
  create_time: delivered.numberOrNone,
  event: z.object({ eventtype: z.literal("enter_chat") }),
});

/** That somebody has opened the robot's direct chat, for the first time on a day; null otherwise. */
export function decodeEntered(body: unknown, now: Instant): ChatEvent | null {
  const { data } = callback.safeParse(body);
  if (data === undefined) return null;
  const { msgid, from, create_time: seconds } = data;
  return {
    type: "added",
    key: msgid,
    conversation: directChat(from.userid),
    sender: { userId: from.userid },
    at: instantDelivered(seconds && seconds * 1000, now),
  };
}
