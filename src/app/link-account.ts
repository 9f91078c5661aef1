import type { Instant } from "../core/time/civil.ts";
import { parseZone } from "../core/time/zone.ts";
import { addAccount, adoptSettings } from "../store/accounts.ts";
import { recordAudit } from "../store/audit.ts";
import { type KnownMember, memberByEmail, memberById } from "../store/members.ts";
import type { App } from "./app.ts";
import type { Account } from "./find-member.ts";

/** What a chat platform knows of the person behind an account. */
export type AccountProfile = {
  /** An address that the platform has confirmed. */
  readonly email: string;
  /** IANA zone and language tag, as they have set them there. */
  readonly zone?: string | undefined;
  readonly language?: string | undefined;
};

/**
 * Links an account to the member with the same address, and takes their zone and language over;
 * null when no one member has it.
 */
export const linkAccount = (
  app: App,
  now: Instant,
  account: Account,
  { email, zone, language }: AccountProfile,
): Promise<KnownMember | null> =>
  app.store.transaction(async (db) => {
    const known = await memberByEmail(db, email);
    if (known === null) return null;
    const { member, scope } = known;
    if (!(await addAccount(db, scope.organizationId, member.id, account))) return null;
    await adoptSettings(db, member.id, {
      zone: zone === undefined ? null : parseZone(zone),
      locale: language === undefined ? null : language.startsWith("zh") ? "zh-CN" : "en",
    });
    const { platform } = account;
    await recordAudit(db, scope, { action: "member.linked", at: now, chat: platform, changes: [] });
    return memberById(db, member.id);
  });
