import { findMember } from "../../app/members/find-member.ts";
import { linkAccount, meetAccount } from "../../app/members/link-account.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Bot } from "../bot.ts";

/**
 * The member who sent an event, with what they may see; null for a stranger. An account that nobody
 * has linked yet is linked to the member with the address that its platform has confirmed; at its
 * first word a member's zone and language are taken from the platform.
 */
export async function identify(
  { app, adapters, now }: Pick<Bot, "app" | "adapters" | "now">,
  { conversation, sender }: ChatEvent,
) {
  const { platform, workspace } = conversation;
  const account = { platform, workspace, ...sender };
  const known = await findMember(app, account);
  const adapter = adapters.get(platform);
  if (known !== null) {
    if (!known.isUnseen || adapter?.profileOf === undefined) return known;
    const profile = await adapter.profileOf(sender, workspace).catch(() => null);
    return profile === null ? known : meetAccount(app, now(), known, account, profile);
  }
  const { email, ...profile } = (await adapter?.profileOf?.(sender, workspace)) ?? {};
  return email === undefined ? null : linkAccount(app, now(), account, { ...profile, email });
}
