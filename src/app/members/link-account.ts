import type { Instant } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import {
  addAccount,
  adoptSettings,
  hasSetThemselves,
  placeAccount,
  startFirstWeek,
} from "../../store/members/accounts.ts";
import { type KnownMember, memberByEmail, memberById } from "../../store/members/members.ts";
import type { App } from "../app.ts";
import type { Account } from "./find-member.ts";

/** What a chat platform knows of the person behind an account. */
export type AccountProfile = {
  /** An address that the platform has confirmed. */
  readonly email?: string | undefined;
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
  profile: AccountProfile & { readonly email: string },
): Promise<KnownMember | null> =>
  app.store.transaction(async (db) => {
    const known = await memberByEmail(db, profile.email);
    if (known === null) return null;
    const { member, scope } = known;
    await startFirstWeek(db, member.id, now);
    if (!(await addAccount(db, scope.organizationId, member.id, account))) return null;
    return adoptProfile(db, now, known, account, profile);
  });

/**
 * The first word from an account that an admin has named: zone and language are taken over as by
 * `linkAccount`, since the person knows them better than whoever enrolled them.
 */
export const meetAccount = (
  app: App,
  now: Instant,
  known: KnownMember,
  account: Account,
  profile: AccountProfile,
): Promise<KnownMember | null> =>
  app.store.transaction(async (db) =>
    (await placeAccount(db, account)) ? adoptProfile(db, now, known, account, profile) : known,
  );

/** Nobody's own settings are overridden. */
async function adoptProfile(
  db: Db,
  now: Instant,
  { member, scope }: KnownMember,
  { platform }: Account,
  { zone, language }: AccountProfile,
): Promise<KnownMember | null> {
  if (!(await hasSetThemselves(db, member.id))) {
    await adoptSettings(db, member.id, {
      zone: zone === undefined ? null : parseZone(zone),
      locale: language === undefined ? null : language.startsWith("zh") ? "zh-CN" : "en",
    });
  }
  await recordAudit(db, scope, { action: "member.linked", at: now, chat: platform, changes: [] });
  return memberById(db, member.id);
}
