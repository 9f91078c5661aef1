import { mayTellStranger, strangerNotTold } from "../../app/messages/may-tell-stranger.ts";
import type { SaidEvent } from "../../chat/event.ts";
import { fit } from "../../chat/fit.ts";
import type { Instant } from "../../core/time/civil.ts";
import { wasRefused } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import { sendPatiently } from "../posting/send-patiently.ts";
import { answerStranger } from "./answer-stranger.ts";

/** How the greeting is posted: its key, and since when earlier attempts may have arrived. */
type Circumstances = { readonly key: string; readonly triedSince?: Instant };

/**
 * Answers somebody who is not a member, in private; where they cannot be reached it stays unsaid, as
 * does what they were told before on this day. Throws `AdapterError` where trying again may help.
 */
export async function greetStranger(
  bot: Bot,
  event: SaidEvent,
  circumstances: Circumstances,
): Promise<void> {
  try {
    await greet(bot, event, circumstances);
  } catch (error) {
    if (!wasRefused(error)) throw error;
    bot.log.info({ platform: event.conversation.platform, reason: error.message }, "not reached");
    await strangerNotTold(bot.app, circumstances.key);
  }
}

async function greet(
  bot: Bot,
  event: SaidEvent,
  { key, triedSince }: Circumstances,
): Promise<void> {
  const { conversation, sender } = event;
  const { platform, workspace } = conversation;
  const { message, speak, about } = await answerStranger(bot, event);
  const direct =
    conversation.kind === "direct"
      ? conversation
      : await bot.adapters.get(platform)?.openDirect?.(sender, workspace);
  const speaking = direct === undefined ? undefined : bot.adapters.get(direct.platform);
  if (direct === undefined || speaking === undefined) return;
  const account = { platform, workspace, userId: sender.userId };
  const isNew =
    about === undefined || (await mayTellStranger(bot.app, bot.now(), account, about, key));
  if (!isNew) return;
  for (const [index, part] of fit(message, speaking.capabilities).entries()) {
    const post = { key: index === 0 ? key : `${key}.${index}`, at: bot.now(), answers: event.key };
    await sendPatiently(speaking, direct, part, post, speak, triedSince);
  }
}
