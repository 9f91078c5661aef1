import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, type SlackSelf } from "./conversations.ts";
import { wordsIn } from "./decode-event.ts";
import { saidField } from "./tell-form.ts";

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

const called = z.object({
  trigger_id: delivered.id,
  user: z.object({ id: delivered.id }),
});

/** That somebody wants to tell something, from wherever they are; null for anything else. */
export function decodeWish(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = called.safeParse(body);
  if (data === undefined) return null;
  return {
    type: "wants-to-tell",
    key: data.trigger_id,
    conversation: conversation("D", self),
    sender: { userId: data.user.id },
    at: now,
  };
}

const submitted = z.object({
  user: z.object({ id: delivered.id }),
  view: z.object({
    id: delivered.id,
    state: z.object({
      values: z.object({
        [saidField]: z.object({ [saidField]: z.object({ value: delivered.text }) }),
      }),
    }),
  }),
});

/**
 * What somebody wrote in the form, as if they had written it to us; null for anything else. Sent once
 * more, because the first was not heard of, it is the same.
 */
export function decodeTold(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = submitted.safeParse(body);
  const text = wordsIn(data?.view.state.values[saidField][saidField].value ?? "", self);
  if (data === undefined || text === "") return null;
  return {
    type: "message",
    key: data.view.id,
    conversation: conversation("D", self),
    sender: { userId: data.user.id },
    at: now,
    text,
    messageId: data.view.id,
  };
}
