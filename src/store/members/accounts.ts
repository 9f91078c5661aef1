import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { isPlaced, workspaceOf } from "../connections/workspace-of.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { isOfOurs } from "../database/of-ours.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** A person on a chat platform, by its own user id. */
export type PlatformAccount = { readonly platform: string; readonly userId: string };

/** The same where it is known in which workspace; empty: in the only one there is. */
export type PlacedAccount = PlatformAccount & { readonly workspace: string };

/** Each of these members' accounts: on the platform they chose first, then by when they were linked. */
export async function accountsOf(db: Db, memberIds: readonly string[]): Promise<PlacedAccount[][]> {
  const rows = await db.rows<
    Row<"member_identity", "id" | "memberId" | "platform" | "workspace" | "userId">
  >(
    sql`SELECT i.id, i.member_id AS "memberId", i.platform, i.user_id AS "userId",
      ${workspaceOf("i")} AS workspace
    FROM member_identity i JOIN member m ON m.id = i.member_id
    WHERE i.member_id = ANY(${[...memberIds]}::uuid[]) AND ${isPlaced("i")}
    ORDER BY i.platform IS NOT DISTINCT FROM m.push_platform DESC, i.id`,
    "accounts-of",
  );
  const accounts = new Map<string, PlacedAccount[]>(memberIds.map((id) => [id, []]));
  for (const { id, memberId, platform, workspace, userId: sealed } of rows) {
    const userId = db.cipher.open("member_identity", "user_id", id, sealed);
    accounts.get(memberId)?.push({ platform, workspace, userId });
  }
  return memberIds.map((id) => accounts.get(id) ?? []);
}

/** Gives a member an account, whoever had it before. */
export async function moveAccount(
  db: Db,
  organizationId: string,
  memberId: string,
  account: PlatformAccount & { readonly workspace: string },
): Promise<void> {
  await db.prisma.memberIdentity.deleteMany({
    where: {
      organizationId,
      platform: account.platform,
      workspace: { in: ["", account.workspace] },
      userIdHash: db.cipher.lookupHash("messenger", account.userId),
    },
  });
  await addAccount(db, organizationId, memberId, account);
}

/** Gives a member an account; false when it belongs to somebody already. */
export async function addAccount(
  db: Db,
  organizationId: string,
  memberId: string,
  { platform, workspace, userId }: PlatformAccount & { readonly workspace: string },
): Promise<boolean> {
  const id = newId();
  const { count } = await db.prisma.memberIdentity.createMany({
    data: {
      ...{ id, organizationId, memberId, platform, workspace },
      userId: db.cipher.seal("member_identity", "user_id", id, userId),
      userIdHash: db.cipher.lookupHash("messenger", userId),
    },
    skipDuplicates: true,
  });
  return count === 1;
}

/** Takes a member's accounts on these platforms away, and forgets the direct chats with them there. */
export async function removeAccounts(
  db: Db,
  memberId: string,
  platforms: readonly string[],
): Promise<void> {
  const theirs = { memberId, platform: { in: [...platforms] } };
  await db.prisma.memberIdentity.deleteMany({ where: theirs });
  await db.prisma.chat.deleteMany({ where: { ...theirs, kind: "direct" } });
}

/** Takes a member's zone and language over from elsewhere; null leaves one as it is. */
export async function adoptSettings(
  db: Db,
  memberId: string,
  { zone, locale }: { readonly zone: Zone | null; readonly locale: Locale | null },
): Promise<void> {
  const told = { ...(zone === null ? {} : { zone }), ...(locale === null ? {} : { locale }) };
  await db.prisma.member.updateMany({ where: { id: memberId }, data: told });
}

/**
 * Notes where an account is that an admin has named by its id alone; false when that is known, or
 * the account is somebody's there already.
 */
export async function placeAccount(
  db: Db,
  { platform, workspace, userId }: PlatformAccount & { readonly workspace: string },
): Promise<boolean> {
  const hash = db.cipher.lookupHash("messenger", userId);
  const count = await db.run(sql`UPDATE member_identity i SET workspace = ${workspace}
    WHERE ${isOfOurs(db, sql`i`)}
      AND i.platform = ${platform} AND i.workspace = '' AND i.user_id_hash = ${hash}
      AND NOT EXISTS (SELECT 1 FROM member_identity o WHERE o.organization_id = i.organization_id
        AND o.platform = i.platform AND o.workspace = ${workspace} AND o.user_id_hash = i.user_id_hash)`);
  return count === 1;
}

/** The first week of an invited member begins with their first account: until then nothing reached them. */
export async function startFirstWeek(db: Db, memberId: string, now: Instant): Promise<void> {
  await db.prisma.member.updateMany({
    where: { id: memberId, onboardedAt: { not: null }, identities: { none: {} } },
    data: { onboardedAt: new Date(now) },
  });
}

/** Whether a member has set their own settings before. */
export async function hasSetThemselves(db: Db, memberId: string): Promise<boolean> {
  const entry = await db.prisma.auditEntry.findFirst({
    where: { memberId, action: "member.set" },
    select: { id: true },
  });
  return entry !== null;
}
