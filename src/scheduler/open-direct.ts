import { findAccounts, rememberDirect } from "../app/members/find-accounts.ts";
import { findChat } from "../app/messages/find-chat.ts";
import type { Bot } from "../bot/bot.ts";
import { placeOf } from "../bot/posting/place-of.ts";
import { pushPlatforms } from "../bot/posting/push-platforms.ts";
import type { Conversation } from "../chat/event.ts";
import type { Recipient, Roster } from "../core/push/occasion.ts";
import { recipientId } from "../core/push/occasion.ts";

/**
 * Opens the direct chat with a member on the platform where their pushes go, if none is known there
 * yet; where it has none to open, on the next one they are linked on. Answers what was opened, null
 * when nothing was; `trying` hears of each platform before it is asked. Throws `AdapterError`.
 */
export async function openDirect(
  { app, adapters }: Pick<Bot, "app" | "adapters">,
  recipient: Recipient,
  { members }: Roster,
  trying: (platform: string) => void,
): Promise<Conversation | null> {
  const member = members.find(({ id }) => id === recipientId(recipient));
  if (member === undefined) return null;
  for (const { platform, userId } of await findAccounts(app, member.id, pushPlatforms(adapters))) {
    if ((await findChat(app, recipient, [platform])) !== null) return null;
    trying(platform);
    const direct = await adapters.get(platform)?.openDirect?.({ userId });
    if (direct === undefined) continue;
    await rememberDirect(app, member, placeOf(direct));
    return direct;
  }
  return null;
}
