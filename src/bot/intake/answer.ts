import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "../../app/actor.ts";
import { actorAt } from "../../app/actor-at.ts";
import type { EventClaim, Inbox } from "../../app/messages/inbox.ts";
import type { Adapter } from "../../chat/adapter.ts";
import { type ChatEvent, isSaid } from "../../chat/event.ts";
import { plainMessage } from "../../chat/message.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Locale } from "../../core/vocabulary.ts";
import {
  ClaimLostError,
  DatabaseAwayError,
  isDiskFull,
  UnansweredError,
  wasRefused,
} from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { Bot } from "../bot.ts";
import { botIn } from "../bot-in.ts";
import { postResponses } from "../posting/post-responses.ts";
import { fetchFile } from "./fetch-file.ts";
import { greetStranger } from "./greet-stranger.ts";
import { identify } from "./identify.ts";
import type { Lane } from "./lane.ts";
import { limitText } from "./limit-text.ts";
import { regret, stackOf } from "./regret.ts";
import { respond } from "./respond.ts";
import { referenceOfEvent, wantsAnswerAlone } from "./tell-trouble.ts";

/** How often, and how many milliseconds apart, the mark is tried while the database is away. */
const [mostFinishes, finishPause] = [15, 2000];

/** An event that is recorded and ours to answer. */
export type Recorded = {
  readonly event: ChatEvent;
  readonly claim: EventClaim;
  /** When it was taken in. */
  readonly at: Instant;
  /** Its effect is saved already; only the answer may be missing. */
  readonly isDone: boolean;
  /** An answer to it, or a part of one, may have been posted before. */
  readonly isPosted: boolean;
};

/** The parts that answer; commands wait for each other on their lane. */
export type Answering = {
  readonly bot: Bot;
  readonly inbox: Inbox;
  readonly commands: Lane;
  /** Hears which language the sender has. */
  onKnown(locale: Locale): void;
  /** Hears that there is an answer, which is on its way now. */
  onAnswered(): void;
};

/**
 * `settled`: it is answered, or nobody here goes on with it. Else the database went away: `open`
 * before anything was posted, `full` the same because there is no room, `posting` after that, perhaps.
 */
export type Outcome = "settled" | "open" | "full" | "posting";

/**
 * Answers one event and marks it as answered. Where the answer could not be delivered and may be
 * tried again, it is put off. Never throws.
 */
export async function answer(
  { bot: anybodys, inbox, commands, onKnown, onAnswered }: Answering,
  recorded: Recorded,
): Promise<Outcome> {
  const { claim, at } = recorded;
  let isPosting = false;
  let bot = anybodys;
  try {
    bot = await botIn(anybodys, claim.organizationId);
    const { platform } = recorded.event.conversation;
    const adapter = bot.adapters.get(platform);
    const reached = (await adapter?.reach?.(recorded.event)) ?? recorded.event;
    const event = await withWords(adapter, reached);
    const known = await commands(() => identify(bot, event));
    const posting = { key: claim.id, ...earlierAttempts(bot, recorded) };
    if (known !== null) {
      onKnown(known.member.locale);
      const chat = `${platform}:${event.conversation.id}`;
      const actor: Actor = { ...actorAt(known, at, chat), event: claim };
      const speak = bot.translator.speaker(actor.member.locale);
      void adapter?.working?.(event.conversation, speak.t("working"));
      const file = recorded.isDone ? null : await fetchFile(bot, event, speak);
      const responses = recorded.isDone
        ? [
            {
              to: "conversation",
              message: plainMessage("notice", answerLost(bot, event, speak)),
            } as const,
          ]
        : await commands(() => respond(bot, actor, event, recorded.event.conversation, file)).catch(
            (error: unknown) => regret(bot, speak, event.conversation, claim.id, error),
          );
      isPosting = true;
      onAnswered();
      await postResponses(bot, actor, event, responses, posting);
      if (responses.length === 0) void adapter?.working?.(event.conversation, null);
    } else if (isSaid(event)) await greetStranger(bot, event, posting);
  } catch (error) {
    if (error instanceof ClaimLostError) return "settled";
    if (error instanceof DatabaseAwayError) {
      bot.log.warn({ incident: referenceOfEvent(claim.id), error: error.message }, "held up");
      if (isPosting || recorded.isPosted) return "posting";
      return isDiskFull(error) && !recorded.isDone ? "full" : "open";
    }
    bot.log.error({ incident: claim.id, stack: stackOf(error) }, "answer not delivered");
    if (mayBeTriedAgain(bot, recorded.event, error)) {
      // Where the database is away, the claim runs out by itself.
      await inbox.postpone(claim).catch(() => {});
      return "settled";
    }
  }
  await finish(bot, inbox, claim);
  return "settled";
}

/** A spoken message with its words. */
async function withWords(adapter: Adapter | undefined, event: ChatEvent): Promise<ChatEvent> {
  if (event.type !== "message" || event.voice === undefined) return event;
  const words = (await adapter?.wordsOf?.(event.voice, event)) ?? null;
  if (words === null) return event;
  const { voice: _, ...rest } = event;
  return limitText({ ...rest, text: words, isSpoken: true });
}

/** Who asked for nothing but an answer has saved nothing, whatever we noted of it. */
const answerLost = (bot: Bot, event: ChatEvent, speak: Speaker): string =>
  speak.t(wantsAnswerAlone(bot, event) ? "answer-lost-read" : "answer-lost");

/** Where somebody has tried before, what arrived then is looked for: since when, by the real clock. */
const earlierAttempts = (bot: Bot, { isPosted, at }: Recorded) =>
  isPosted ? { triedSince: (at - (bot.now() - Date.now())) as Instant } : {};

/**
 * Not where the platform refuses, nor where it did not say what became of the answer and cannot be
 * asked: it might be said twice.
 */
function mayBeTriedAgain({ adapters }: Bot, { conversation }: ChatEvent, error: unknown): boolean {
  if (wasRefused(error)) return false;
  const canLook = adapters.get(conversation.platform)?.find !== undefined;
  return canLook || !(error instanceof UnansweredError);
}

/** Somebody who was told that nothing was saved must not find it saved later: so it goes on trying. */
async function finish(bot: Bot, inbox: Inbox, claim: EventClaim): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inbox.finish(claim, bot.now());
    } catch (error) {
      if (attempt === mostFinishes) {
        bot.log.error({ incident: claim.id, stack: stackOf(error) }, "event not finished");
        return;
      }
      await pause(finishPause);
    }
  }
}
