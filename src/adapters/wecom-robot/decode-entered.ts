import { z } from "zod";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directChat } from "./conversations.ts";

/** `aibot_event_callback` as developer.work.weixin.qq.com/document/path/101027 has it. */
const callback = z.object({
  msgid: z.string().min(1),
  from: z.object({ userid: z.string().min(1) }),
  /** Seconds. */
  create_time: z.number().optional(),
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
    at: seconds === undefined ? now : ((seconds * 1000) as Instant),
  };
}
