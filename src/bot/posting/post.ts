import { setTimeout as pause } from "node:timers/promises";
import { rememberPost } from "../../app/messages/remember-post.ts";
import type { Adapter, Sent } from "../../chat/adapter.ts";
import type { Conversation } from "../../chat/event.ts";
import { fit } from "../../chat/fit.ts";
import { buttonsOf, type OutboundMessage } from "../../chat/message.ts";
import { pressToken } from "../../chat/press-token.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { AdapterError, DatabaseAwayError } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import { apart, insteadOfPicture, isGivenUp } from "./instead-of-picture.ts";
import { placeOf } from "./place-of.ts";
import { sendAgain } from "./send-again.ts";
import { sendPatiently } from "./send-patiently.ts";

/** Circumstances of one post: its idempotency key, whom it is for, and what it answers. */
export type Posting = {
  readonly key: string;
  readonly organizationId: string;
  readonly memberId: string | null;
  /** In which it is said that something may have come before. */
  readonly locale: Locale;
  readonly answers?: string;
  /** Earlier attempts began at this time or later, by the real clock; what arrived is not repeated. */
  readonly triedSince?: Instant;
  readonly progress?: Progress;
};

/** How far a post has come that may be taken up again where it was left off. */
export type Progress = {
  /** Parts that have arrived before, and what the platform calls the first. */
  readonly parts: number;
  readonly messageId: string | null;
  /** A part is about to be sent; what this throws ends the post. */
  begin(): void;
  /** So many parts have arrived now, and more are to come. */
  arrived(parts: number, messageId: string): Promise<void>;
};

/**
 * Posts one message, in as many parts as the platform needs: fitted to what it can show, sent, and
 * remembered so that replies are understood. Answers the first part. Throws `AdapterError` and
 * `UnansweredError`.
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
  const { key, progress } = posting;
  const done = progress?.parts ?? 0;
  let first = progress?.messageId ?? null;
  const parts = fit(message, adapter.capabilities);
  for (const [index, part] of parts.entries()) {
    if (index < done) continue;
    progress?.begin();
    const partKey = index === 0 ? key : `${key}.${index}`;
    const isNext = index === done;
    const about = { ...posting, key: partKey };
    const sent = await postPart(bot, adapter, to, part, about, isNext).catch((error: unknown) => {
      if (apart(part) === null || !isGivenUp(error, progress !== undefined)) throw error;
      return inWords(bot, adapter, to, part, about, { error, hasArrived: first !== null });
    });
    first ??= sent?.messageId ?? partKey;
    if (index < parts.length - 1) await progress?.arrived(index + 1, first);
  }
  return { messageId: first ?? key };
}

/**
 * Says what a picture shows, or which file it was, that the platform did not take; null where that is said already. Words
 * that are refused as well do not undo those that have arrived.
 */
async function inWords(
  bot: Bot,
  adapter: Adapter,
  to: Conversation,
  part: OutboundMessage,
  posting: Posting,
  { error, hasArrived }: { readonly error: unknown; readonly hasArrived: boolean },
): Promise<Sent | null> {
  const reason = error instanceof Error ? error.message : "unknown";
  bot.log.warn({ platform: to.platform, reason }, "picture or file not sent");
  const words = insteadOfPicture(part, bot.translator.speaker(posting.locale));
  if (words === null) {
    if (hasArrived) return null;
    throw error;
  }
  posting.progress?.begin();
  // They are another post than the picture, of which nobody may know what became.
  const { triedSince: _, ...about } = posting;
  const key = `${posting.key}-words`;
  return postPart(bot, adapter, to, words, { ...about, key }, true).catch((again: unknown) => {
    if (!hasArrived || !isGivenUp(again, posting.progress !== undefined)) throw again;
    return null;
  });
}

/** `isNext`: the first of the parts still to be sent. */
async function postPart(
  bot: Bot,
  adapter: Adapter,
  to: Conversation,
  part: OutboundMessage,
  { key, organizationId, memberId, locale, answers, triedSince }: Posting,
  isNext: boolean,
): Promise<Sent> {
  const at = bot.now();
  const speak = bot.translator.speaker(locale);
  // Where nobody can be asked, one part alone is said to be sent again.
  const since = isNext || adapter.find !== undefined ? triedSince : undefined;
  let sent: Sent;
  if (answers !== undefined) {
    sent = await sendPatiently(adapter, to, part, { key, at, answers }, speak, since);
  } else if (since !== undefined) {
    sent = await sendAgain(adapter, to, part, { key, at }, since, speak);
  } else {
    sent = await adapter.send(to, part, { key, at });
  }
  bot.passing?.("after-send");
  const about = {
    organizationId,
    place: placeOf(to),
    messageId: sent.messageId,
    token: pressToken(key),
    kind: part.kind,
    at,
    memberId,
    firstNumber: part.firstNumber ?? 1,
    customerIds: part.subjects.map((subject) => subject.customerId),
    commands: {
      buttons: buttonsOf(part).map((button) => button.command),
      choices: part.choices ?? [],
      more: part.more ?? null,
      awaits: part.awaits,
      answers: part.answers,
    },
  };
  const remember = () => rememberPost(bot.app, about);
  await remember().catch((error: unknown) => {
    if (answers === undefined || !(error instanceof DatabaseAwayError)) throw error;
    // Who asked has the answer: it is not posted again because the database went away.
    void rememberLater(bot, remember);
  });
  return sent;
}

/** How often, and how many milliseconds apart, it is tried while the database is away. */
const [mostTries, triesPause] = [15, 2000];

async function rememberLater(bot: Bot, remember: () => Promise<void>): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries++) {
    await pause(triesPause, undefined, { ref: false });
    const error: unknown = await remember().then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) return;
    if (!(error instanceof DatabaseAwayError)) break;
  }
  bot.log.warn({}, "post not remembered");
}
