import { findAccounts, rememberDirect } from "../app/find-accounts.ts";
import { findChat } from "../app/find-chat.ts";
import type { Bot } from "../bot/bot.ts";
import { placeOf } from "../bot/place-of.ts";
import type { Recipient, Roster } from "../core/occasion.ts";
import { recipientId } from "../core/occasion.ts";

/**
 * Opens the direct chat with a member who has an account on a connected platform, if none is known
 * yet. Throws `AdapterError`.
 */
export async function openDirect(
  { app, adapters }: Pick<Bot, "app" | "adapters">,
  recipient: Recipient,
  { members }: Roster,
): Promise<void> {
  const member = members.find(({ id }) => id === recipientId(recipient));
  const platforms = [...adapters.keys()];
  if (member === undefined || (await findChat(app, recipient, platforms)) !== null) return;
  for (const { platform, userId } of await findAccounts(app, member.id, platforms)) {
    const direct = await adapters.get(platform)?.openDirect?.({ userId });
    if (direct !== undefined) return rememberDirect(app, member, placeOf(direct));
  }
}
