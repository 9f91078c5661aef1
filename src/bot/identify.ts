import { findMember } from "../app/find-member.ts";
import { linkAccount } from "../app/link-account.ts";
import type { ChatEvent } from "../chat/event.ts";
import type { Bot } from "./bot.ts";

/**
 * The member who sent an event, with what they may see; null for a stranger. An account that nobody
 * has linked yet is linked to the member with the address that its platform has confirmed.
 */
export async function identify(
  { app, adapters, now }: Pick<Bot, "app" | "adapters" | "now">,
  { conversation, sender }: ChatEvent,
) {
  const { platform, workspace } = conversation;
  const account = { platform, workspace, ...sender };
  const known = await findMember(app, account);
  if (known !== null) return known;
  const { email, zone, language } = (await adapters.get(platform)?.profileOf?.(sender)) ?? {};
  return email === undefined ? null : linkAccount(app, now(), account, { email, zone, language });
}
