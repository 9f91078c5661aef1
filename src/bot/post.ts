import { rememberPost } from "../app/remember-post.ts";
import type { Sent } from "../chat/adapter.ts";
import type { Conversation } from "../chat/event.ts";
import { fit } from "../chat/fit.ts";
import { buttonsOf, type OutboundMessage } from "../chat/message.ts";
import { AdapterError } from "../errors.ts";
import type { Bot } from "./bot.ts";
import { placeOf } from "./place-of.ts";

/** Circumstances of one post: its idempotency key, whom it is for, and what it answers. */
export type Posting = {
  readonly key: string;
  readonly organizationId: string;
  readonly memberId: string | null;
  readonly answers?: string;
};

/**
 * Posts one message: fitted to what the platform can show, sent, and remembered so that replies to
 * it are understood. Throws `AdapterError`.
 */
export async function post(
  bot: Bot,
  to: Conversation,
  message: OutboundMessage,
  posting: Posting,
): Promise<Sent> {
  const adapter = bot.adapters.get(to.platform);
  if (adapter === undefined) {
    throw new AdapterError(`no adapter for ${to.platform}`, { retryable: false });
  }
  const at = bot.now();
  const sent = await adapter.send(to, fit(message, adapter.capabilities), {
    key: posting.key,
    at,
    ...(posting.answers === undefined ? {} : { answers: posting.answers }),
  });
  await rememberPost(bot.app, posting.organizationId, placeOf(to), sent.messageId, {
    kind: message.kind,
    at,
    memberId: posting.memberId,
    firstNumber: message.firstNumber ?? 1,
    customerIds: message.subjects.map((subject) => subject.customerId),
    commands: {
      buttons: buttonsOf(message).map((button) => button.command),
      choices: message.choices ?? [],
      more: message.more ?? null,
    },
  });
  return sent;
}
