import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, type SlackSelf } from "./conversations.ts";
import { wordsIn } from "./decode-event.ts";

/** How Slack calls the shortcut in a message's menu with which it is logged. */
export const logThis = "log_this";

const chosen = z.object({
  trigger_id: delivered.id,
  user: z.object({ id: delivered.id }),
  message: z.object({ text: delivered.text }),
});

/**
 * A message that somebody chose to log, whoever wrote it, as if they had written it to us; null for
 * anything else, as a message without words. It names no channel: what is answered is theirs alone.
 */
export function decodeShortcut(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = chosen.safeParse(body);
  const text = wordsIn(data?.message.text ?? "", self);
  if (data === undefined || text === "") return null;
  return {
    type: "message",
    key: data.trigger_id,
    conversation: conversation("D", self),
    sender: { userId: data.user.id },
    at: now,
    text,
    messageId: data.trigger_id,
  };
}
