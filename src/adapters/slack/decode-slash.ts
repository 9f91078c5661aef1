import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, type SlackSelf } from "./conversations.ts";
import { unescapeText } from "./escape-text.ts";

const slash = z.object({
  command: z.string().startsWith("/"),
  text: delivered.textOrNone,
  trigger_id: delivered.id,
  user_id: delivered.id,
  channel_id: delivered.id,
});

/**
 * The message that a typed command is; null for anything else. `/genjin today` is `today`: for words
 * that Slack keeps for itself. A command typed anywhere names the channel it was typed in.
 */
export function decodeSlash(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const typed = slash.safeParse(body).data;
  if (typed === undefined) return null;
  const { command, trigger_id: key, user_id: userId, channel_id: channel } = typed;
  const words = unescapeText(typed.text ?? "");
  return {
    type: "message",
    key,
    conversation: conversation(channel, self),
    sender: { userId },
    at: now,
    text: command === "/genjin" ? words || "/help" : `${command} ${words}`.trim(),
    messageId: key,
  };
}
