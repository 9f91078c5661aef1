import { findChat } from "../app/messages/find-chat.ts";
import type { Bot } from "../bot/bot.ts";
import { pushPlatforms } from "../bot/posting/push-platforms.ts";
import type { Conversation } from "../chat/event.ts";
import type { Recipient, Roster } from "../core/push/occasion.ts";
import { recipientId } from "../core/push/occasion.ts";

/**
 * The conversation that a recipient's pushes go to: their chat on a connected platform that takes
 * pushes, else the chat that is always there. Null for somebody who is not in the roster.
 */
export async function routeTo(
  { app, adapters, routes }: Pick<Bot, "app" | "adapters" | "routes">,
  recipient: Recipient,
  roster: Roster,
): Promise<Conversation | null> {
  const chat = await findChat(app, recipient, pushPlatforms(adapters));
  if (chat !== null) return { ...chat, id: chat.chat };
  const id = recipientId(recipient);
  if (recipient.startsWith("team:")) {
    return roster.teams.some((team) => team.id === id) ? routes.group(id) : null;
  }
  const member = roster.members.find((one) => one.id === id);
  return member === undefined ? null : routes.direct(member.handle);
}
