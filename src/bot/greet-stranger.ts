import type { ChatEvent } from "../chat/event.ts";
import type { Instant } from "../core/time/civil.ts";
import { answerStranger } from "./answer-stranger.ts";
import type { Bot } from "./bot.ts";
import { sendPatiently } from "./send-patiently.ts";

/** How the greeting is posted: its key, and since when earlier attempts may have arrived. */
type Circumstances = { readonly key: string; readonly triedSince?: Instant };

/**
 * Answers somebody who is not a member, in private; where they cannot be reached it stays unsaid.
 * Throws `AdapterError`.
 */
export async function greetStranger(
  bot: Bot,
  event: Exclude<ChatEvent, { readonly type: "added" }>,
  { key, triedSince }: Circumstances,
): Promise<void> {
  const { conversation, sender } = event;
  const direct =
    conversation.kind === "direct"
      ? conversation
      : await bot.adapters.get(conversation.platform)?.openDirect?.(sender);
  const speaking = direct === undefined ? undefined : bot.adapters.get(direct.platform);
  if (direct === undefined || speaking === undefined) return;
  const { message, speak } = await answerStranger(bot, event);
  const circumstances = { key, at: bot.now(), answers: event.key };
  await sendPatiently(speaking, direct, message, circumstances, speak, triedSince);
}
