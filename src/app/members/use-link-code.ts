import type { Instant } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import type { Db } from "../../store/database/database.ts";
import { moveAccount, startFirstWeek } from "../../store/members/accounts.ts";
import { noteWrongCode, spendLinkCode, wrongCodesSince } from "../../store/members/link-codes.ts";
import {
  firstAdmin,
  type KnownMember,
  memberByHandle,
  memberById,
} from "../../store/members/members.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { keepDirectChat } from "../../store/messages/chats.ts";
import type { Place } from "../../store/messages/sent-messages.ts";
import type { App } from "../app.ts";
import { enrolIn } from "./enrol-member.ts";
import type { Account } from "./find-member.ts";

/** Wrong codes that one account may send within the hour. */
const mostWrong = 5;
const hour = 3_600_000;

/** Somebody who is no member yet and sends a code. */
export type CodeUser = {
  readonly account: Account;
  /** Platforms that know them by the same id. */
  readonly alsoOn: readonly string[];
  /** As the platform calls them. */
  readonly name?: string | undefined;
  /** IANA zone, as they have set it there. */
  readonly zone?: string | undefined;
  /** The language they wrote in. */
  readonly locale: Locale;
  /** Their direct chat with the bot; null: they wrote where others can read it. */
  readonly direct: Place | null;
};

/** What became of a code. */
export type CodeUse =
  | { readonly outcome: "linked"; readonly known: KnownMember }
  | { readonly outcome: "wrong" | "too-many" | "in-public" };

/**
 * Links an account by a one-time code, with the accounts that the same company keeps for the same
 * person elsewhere. A wrong, used or expired code, or what is none (null), is counted against whoever
 * sent it. A code said in public is used up at once: others may have read it.
 */
export const useLinkCode = (
  app: App,
  now: Instant,
  code: string | null,
  user: CodeUser,
): Promise<CodeUse> =>
  app.store.transaction(async (db) => {
    const { account, direct } = user;
    const since = (now - hour) as Instant;
    if ((await wrongCodesSince(db, account, since)) >= mostWrong) return { outcome: "too-many" };
    const link = code === null ? undefined : await spendLinkCode(db, code, now);
    if (direct === null) {
      if (link === undefined) await noteWrongCode(db, account, now, since);
      return { outcome: "in-public" };
    }
    const member =
      link === undefined
        ? null
        : await (link === null ? theAdmin(db, now, user) : memberById(db, link.memberId));
    if (member === null) {
      await noteWrongCode(db, account, now, since);
      return { outcome: "wrong" };
    }
    const { id, organizationId } = member.member;
    await startFirstWeek(db, id, now);
    for (const platform of [account.platform, ...user.alsoOn]) {
      await moveAccount(db, organizationId, id, { ...account, platform });
    }
    await keepDirectChat(db, organizationId, id, direct);
    const chat = `${direct.platform}:${direct.chat}`;
    await recordAudit(db, member.scope, { action: "member.linked", at: now, chat, changes: [] });
    return { outcome: "linked", known: member };
  });

/** The first admin; where there is none, the person becomes one, of a new organization if need be. */
async function theAdmin(db: Db, now: Instant, user: CodeUser): Promise<KnownMember | null> {
  const first = await firstAdmin(db);
  if (first?.member.role === "admin") return first;
  const { name = "Admin", locale, direct } = user;
  const organization = await theOrganization(db);
  const theirs = user.zone === undefined ? null : parseZone(user.zone);
  const { id } = await enrolIn(
    db,
    now,
    {
      handle: await freeHandle(db),
      name,
      role: "admin",
      zone: theirs ?? organization?.zone ?? usualZone[locale],
      locale,
      accounts: [],
    },
    direct === null ? "" : `${direct.platform}:${direct.chat}`,
  );
  return memberById(db, id);
}

/** Where somebody is who says nothing about it; `/me zone` changes it. */
const usualZone: Readonly<Record<Locale, string>> = {
  "zh-CN": "Asia/Shanghai",
  en: parseZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "UTC",
};

async function freeHandle(db: Db): Promise<string> {
  for (let number = 1; ; number++) {
    const handle = number === 1 ? "admin" : `admin${number}`;
    if ((await memberByHandle(db, handle)) === null) return handle;
  }
}
