import type { Actor } from "../../app/actor.ts";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { wasRefused } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import type { Response } from "../intake/respond.ts";
import { post } from "./post.ts";

/** Posts the responses. Throws `AdapterError` and `UnansweredError`. */
export async function postResponses(
  bot: Bot,
  { member }: Actor,
  event: ChatEvent,
  responses: readonly Response[],
  { key, ...attempts }: { readonly key: string; readonly triedSince?: Instant },
): Promise<void> {
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
      key: `${key}.${index}`,
      organizationId: member.organizationId,
      memberId: member.id,
      locale: member.locale,
      answers: event.key,
      ...attempts,
    };
    await post(bot, to, message, posting).catch((error: unknown) => {
      const isElsewhere = response.to === "direct" && to.id !== event.conversation.id;
      if (!isElsewhere || !wasRefused(error)) throw error;
      isReached = false;
    });
  }
}

/** Where a response goes; null when it is for the sender alone and they have no direct chat. */
async function destination(
  bot: Bot,
  event: ChatEvent,
  response: Response,
): Promise<Conversation | null> {
  const isDirect = event.conversation.kind === "direct";
  if (response.to === "conversation" || isDirect) return event.conversation;
  const adapter = bot.adapters.get(event.conversation.platform);
  return (await adapter?.openDirect?.(event.sender, event.conversation.workspace)) ?? null;
}
