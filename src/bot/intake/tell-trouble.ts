import { type ChatEvent, isSaid, type SaidEvent } from "../../chat/event.ts";
import { fit } from "../../chat/fit.ts";
import { plainMessage } from "../../chat/message.ts";
import type { Locale } from "../../core/vocabulary.ts";
import type { Bot } from "../bot.ts";
import { isHan } from "../grammar/words/word-table.ts";
import { type Glance, glance } from "./glance.ts";

/**
 * What has become of something that was said while the database was away. `not-saved`: nothing, and
 * nothing will; `not-saved-full`: the same, because there is no room; `not-saved-yet`: nothing, and
 * the platform delivers it again; `held-up`: that is open, and whoever said it will be told.
 * `still-working`: nothing is wrong that is known of, it takes long. `unexpected`: it failed, and is
 * not tried again.
 */
export type Trouble =
  | "not-saved"
  | "not-saved-full"
  | "not-saved-yet"
  | "held-up"
  | "still-working"
  | "unexpected";

/** The same of a line of which nothing could be saved: it is not said that it may be. */
const ofReading = {
  "not-saved": "not-read",
  "not-saved-full": "not-read-full",
  "not-saved-yet": "not-read-yet",
  "held-up": "read-held-up",
  "still-working": "still-working",
  unexpected: "unexpected",
} as const satisfies Record<Trouble, string>;

/** Whether an event certainly wants nothing but an answer. */
export const wantsAnswerAlone = (bot: Glancing, event: ChatEvent): boolean =>
  isSaid(event) && glanceAt(bot, event).onlyReads;

type Glancing = Pick<Bot, "commands" | "lexicon" | "now">;

function glanceAt(bot: Glancing, event: SaidEvent): Glance {
  return event.type === "button"
    ? glance(bot, event.command, false)
    : glance(bot, event.text, event.repliesTo !== undefined);
}

/** The sentence about a trouble with an event, by its key among the errors. */
export const troubleCode = <Of extends Trouble>(
  bot: Glancing,
  event: ChatEvent,
  trouble: Of,
): Of | (typeof ofReading)[Of] => (wantsAnswerAlone(bot, event) ? ofReading[trouble] : trouble);

/** The number under which a person and the log speak of an event. */
export const referenceOfEvent = (id: string): string => id.slice(-8).toUpperCase();

/**
 * Tells whoever sent an event what has become of it, without asking the database anything: in a
 * group only where it was meant for the bot. `locale` where it is known, else the language of the
 * words. Throws nothing: who cannot be told either is not.
 */
export async function tellTrouble(
  bot: Bot,
  event: ChatEvent,
  trouble: Trouble,
  eventId: string,
  locale: Locale | undefined,
): Promise<void> {
  const { conversation, key } = event;
  if (!isSaid(event) || !isForBot(bot, event)) return;
  const reference = referenceOfEvent(eventId);
  const line = event.type === "message" ? event.text : event.command;
  const speak = bot.translator.speaker(locale ?? ([...line].some(isHan) ? "zh-CN" : "en"));
  try {
    const adapter = bot.adapters.get(conversation.platform);
    if (adapter === undefined) return;
    const { conversation: place } = (await adapter.reach?.(event)) ?? event;
    const code = troubleCode(bot, event, trouble);
    const message = plainMessage("notice", speak.t(`errors:${code}`, { reference }));
    for (const part of fit(message, adapter.capabilities)) {
      await adapter.send(place, part, {
        key: `${eventId}.${trouble}`,
        at: bot.now(),
        answers: key,
      });
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    bot.log.warn({ incident: reference, error: name }, "trouble not told");
  }
}

function isForBot(bot: Bot, event: SaidEvent): boolean {
  if (event.type === "button" || event.conversation.kind === "direct") return true;
  return event.isMention === true || glanceAt(bot, event).isForBot;
}
