import type { Conversation } from "../../chat/event.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { ClaimLostError, DatabaseAwayError, Refusal } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { Bot } from "../bot.ts";
import { inPrivate, type Response } from "./respond.ts";
import { referenceOfEvent } from "./tell-trouble.ts";

/**
 * Turns a failure into one sentence; the stack goes to the log under the same number. Throws where
 * another process answers, and where the database is away: then it is not over.
 */
export function regret(
  bot: Bot,
  speak: Speaker,
  conversation: Conversation,
  eventId: string,
  error: unknown,
): Response[] {
  if (error instanceof ClaimLostError || error instanceof DatabaseAwayError) throw error;
  const message =
    error instanceof Refusal ? refusal(speak, error) : incident(bot, speak, error, eventId);
  return conversation.kind === "group"
    ? inPrivate({ speak }, message)
    : [{ to: "conversation", message }];
}

const refusal = (speak: Speaker, error: Refusal): OutboundMessage =>
  plainMessage("notice", speak.sentenceOf("errors:", error.code, error.details));

function incident(bot: Bot, speak: Speaker, error: unknown, id: string): OutboundMessage {
  const reference = referenceOfEvent(id);
  bot.log.error({ incident: reference, stack: stackOf(error) }, "command failed");
  return plainMessage("notice", speak.t("errors:unexpected", { reference }));
}

/** Where an error came about, for the log. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
