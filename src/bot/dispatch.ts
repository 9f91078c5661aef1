import type { Actor } from "../app/actor.ts";
import { finishEvent, receiveEvent } from "../app/receive-event.ts";
import type { Received } from "../chat/adapter.ts";
import type { ChatEvent, Conversation } from "../chat/event.ts";
import { type OutboundMessage, plainMessage } from "../chat/message.ts";
import { AdapterError, Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { Bot } from "./bot.ts";
import { identify } from "./identify.ts";
import { post } from "./post.ts";
import { inPrivate, type Response, respond } from "./respond.ts";

const ignored: Received = { handled: Promise.resolve() };

/**
 * Takes one event in: records it (a repeated event ends here), then answers it. Resolves when the
 * event is recorded, rejects when it could not be.
 */
export async function dispatch(bot: Bot, event: ChatEvent): Promise<Received> {
  const known = await identify(bot, event);
  if (known === null) {
    if (event.type !== "added") await greetStranger(bot, event);
    return ignored;
  }
  const now = bot.now();
  const { platform, workspace, id } = event.conversation;
  const inboxEventId = await receiveEvent(bot.app, known.member.organizationId, {
    platform,
    workspace,
    eventKey: event.key,
    receivedAt: now,
    payload: JSON.stringify(event),
  });
  if (inboxEventId === null) return ignored;
  const actor: Actor = { ...known, now, chat: `${platform}:${id}`, inboxEventId };
  return { handled: answer(bot, actor, event, inboxEventId) };
}

async function answer(
  bot: Bot,
  actor: Actor,
  event: ChatEvent,
  inboxEventId: string,
): Promise<void> {
  const speak = bot.translator.speaker(actor.member.locale);
  const responses = await respond(bot, actor, event).catch((error: unknown) =>
    regret(bot, speak, event.conversation, inboxEventId, error),
  );
  try {
    let isReached = true;
    for (const [index, response] of responses.entries()) {
      const to = await destination(bot, event, response);
      // What is for one person alone is not said in front of others.
      if (to === null) {
        isReached = false;
        continue;
      }
      const message = isReached ? response.message : (response.unreached ?? response.message);
      const posting = {
        key: `${inboxEventId}.${index}`,
        organizationId: actor.member.organizationId,
        memberId: actor.member.id,
        answers: event.key,
      };
      await post(bot, to, message, posting).catch((error: unknown) => {
        const isElsewhere = response.to === "direct" && to.id !== event.conversation.id;
        if (!isElsewhere || !isRefused(error)) throw error;
        isReached = false;
      });
    }
    await finishEvent(bot.app, inboxEventId, bot.now());
  } catch (error) {
    bot.log.error({ incident: inboxEventId, stack: stackOf(error) }, "answer not delivered");
  }
}

/** Turns a failure into one sentence; the stack goes to the log under the same number. */
function regret(
  bot: Bot,
  speak: Speaker,
  conversation: Conversation,
  inboxEventId: string,
  error: unknown,
): Response[] {
  const message =
    error instanceof Refusal ? refusal(speak, error) : incident(bot, speak, error, inboxEventId);
  return conversation.kind === "group"
    ? inPrivate({ speak }, message)
    : [{ to: "conversation", message }];
}

const refusal = (speak: Speaker, error: Refusal): OutboundMessage =>
  plainMessage("notice", speak.t(`errors:${error.code}`, error.details));

function incident(bot: Bot, speak: Speaker, error: unknown, id: string): OutboundMessage {
  const reference = id.slice(-8).toUpperCase();
  bot.log.error({ incident: reference, stack: stackOf(error) }, "command failed");
  return plainMessage("notice", speak.t("errors:unexpected", { reference }));
}

/** The platform's word that a post is of no use, as where somebody never wrote to the bot. */
const isRefused = (error: unknown): boolean => error instanceof AdapterError && !error.retryable;

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** Where a response goes; null when it is for the sender alone and they have no direct chat. */
async function destination(
  bot: Bot,
  event: ChatEvent,
  response: Response,
): Promise<Conversation | null> {
  const isDirect = event.conversation.kind === "direct";
  if (response.to === "conversation" || isDirect) return event.conversation;
  const adapter = bot.adapters.get(event.conversation.platform);
  return (await adapter?.openDirect?.(event.sender)) ?? null;
}

/** A polite no to somebody who is not a member; where they cannot be reached it stays unsaid. */
async function greetStranger(bot: Bot, event: ChatEvent): Promise<void> {
  const adapter = bot.adapters.get(event.conversation.platform);
  if (adapter === undefined) return;
  const direct =
    event.conversation.kind === "direct"
      ? event.conversation
      : await adapter.openDirect?.(event.sender);
  if (direct === undefined) return;
  const speak = bot.translator.speaker("en");
  const message = plainMessage("notice", speak.t("errors:stranger"));
  const circumstances = { key: event.key, at: bot.now(), answers: event.key };
  const speaking = bot.adapters.get(direct.platform) ?? adapter;
  await speaking.send(direct, message, circumstances).catch((error: unknown) => {
    if (!isRefused(error)) throw error;
  });
}
