import { rememberPost } from "../app/remember-post.ts";
import type { Adapter, Sent } from "../chat/adapter.ts";
import type { Conversation } from "../chat/event.ts";
import { fit } from "../chat/fit.ts";
import { buttonsOf, type OutboundMessage } from "../chat/message.ts";
import type { Instant } from "../core/time/civil.ts";
import { AdapterError } from "../errors.ts";
import type { Bot } from "./bot.ts";
import { placeOf } from "./place-of.ts";
import { sendPatiently } from "./send-patiently.ts";

/** Circumstances of one post: its idempotency key, whom it is for, and what it answers. */
export type Posting = {
  readonly key: string;
  readonly organizationId: string;
  readonly memberId: string | null;
  readonly answers?: string;
  /** Earlier attempts began at this time or later, by the real clock; what arrived is not repeated. */
  readonly triedSince?: Instant;
};

/**
 * Posts one message, in as many parts as the platform needs: fitted to what it can show, sent, and
 * remembered so that replies are understood. Answers the first part. Throws `AdapterError`.
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
  const [first, ...others] = fit(message, adapter.capabilities);
  if (first === undefined) throw new Error("nothing to post");
  const sent = await postPart(bot, adapter, to, first, posting);
  for (const [index, part] of others.entries()) {
    await postPart(bot, adapter, to, part, { ...posting, key: `${posting.key}.${index + 1}` });
  }
  return sent;
}

async function postPart(
  bot: Bot,
  adapter: Adapter,
  to: Conversation,
  message: OutboundMessage,
  { key, organizationId, memberId, answers, triedSince }: Posting,
): Promise<Sent> {
  const at = bot.now();
  const arrived = triedSince === undefined ? null : await adapter.find?.(to, key, triedSince);
  const sent =
    arrived ??
    (answers === undefined
      ? await adapter.send(to, message, { key, at })
      : await sendPatiently(adapter, to, message, { key, at, answers }));
  await rememberPost(bot.app, organizationId, placeOf(to), sent.messageId, {
    kind: message.kind,
    at,
    memberId,
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
