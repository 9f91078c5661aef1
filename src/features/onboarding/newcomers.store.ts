import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Db } from "../../store/database/database.ts";
import { ofOurs } from "../../store/database/of-ours.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Newcomer } from "./newcomer.core.ts";

/**
 * The members of a scope whose first week began within (since, until], with how far they have come. Whoever
 * has written is linked; where no account is linked at all people meet us where everybody is known.
 */
export async function findNewcomers(
  db: Db,
  scope: Scope,
  since: Instant,
  until: Instant,
): Promise<Newcomer[]> {
  const said = (kinds: readonly string[]): Sql => sql`FROM sent_message s
    WHERE s.member_id = m.id AND s.kind = ANY(${[...kinds]}::text[]) AND s.at >= m.onboarded_at`;
  const written = sql`EXISTS (SELECT 1 ${said(["list", "answer", "question", "proposals"])})`;
  const seen = scope.owners === "all" ? sql`TRUE` : sql`m.id = ANY(${[...scope.owners]}::uuid[])`;
  const rows = await db.rows<NewcomerRow>(sql`
    SELECT m.id, m.handle, m.name, m.role, m.onboarded_at AS "onboardedAt", m.invited_at AS "invitedAt",
      EXISTS (SELECT 1 FROM member_identity i WHERE i.member_id = m.id) OR ${written}
        OR NOT EXISTS (SELECT 1 FROM member_identity i
          WHERE i.organization_id = m.organization_id) AS "isLinked",
      ${written} AS "hasWritten",
      ARRAY(SELECT extract(epoch FROM s.at)::float8 * 1000 ${said(["list"])}) AS "readAt", m.zone,
      (SELECT count(*)::int FROM touch t WHERE t.member_id = m.id
        AND t.organization_id = m.organization_id
        AND t.logged_at >= m.onboarded_at AND t.source_hash IS NULL) AS logged,
      (SELECT count(*)::int FROM ${visibleCustomers(scope)} c WHERE c.owner_id = m.id) AS customers,
      EXISTS (SELECT 1 FROM team_member mine
        JOIN team_member theirs ON theirs.team_id = mine.team_id
        JOIN member lead ON lead.id = theirs.member_id AND lead.role = 'manager' AND lead.is_active
        WHERE mine.member_id = m.id AND lead.id <> m.id) AS "hasManager"
    FROM member m
    WHERE m.organization_id = ${scope.organizationId}::uuid AND m.is_active AND ${seen}
      AND m.onboarded_at > ${new Date(since)} AND m.onboarded_at <= ${new Date(until)}
    ORDER BY m.onboarded_at, m.handle`);
  return rows.map(({ readAt, zone, ...row }) => ({
    ...row,
    daysRead: new Set(readAt.map((at) => civilDateAt(at, zone))).size,
  }));
}

type NewcomerRow = Omit<Newcomer, "daysRead"> & {
  readonly readAt: readonly Instant[];
  readonly zone: Zone;
};

/** Every handle that was ever given out. */
export async function allHandles(db: Db, { organizationId }: Scope): Promise<Set<string>> {
  const rows = await db.prisma.member.findMany({
    where: { organizationId },
    select: { handle: true },
  });
  return new Set(rows.map(({ handle }) => handle));
}

/** Whose account this is, in whatever workspace, also where the same id is theirs; null: nobody's. */
export async function ownerOfAccount(
  db: Db,
  { platform, alsoOn, userId }: Account,
): Promise<string | null> {
  const userIdHash = db.cipher.lookupHash("messenger", userId);
  const found = await db.prisma.memberIdentity.findFirst({
    where: { platform: { in: [platform, ...alsoOn] }, userIdHash, ...ofOurs(db) },
    select: { memberId: true },
  });
  return found?.memberId ?? null;
}

type Account = {
  readonly platform: string;
  readonly alsoOn: readonly string[];
  readonly userId: string;
};

/** Those of these members who have an account. */
export async function linkedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.prisma.memberIdentity.findMany({
    where: { memberId: { in: [...ids] } },
    select: { memberId: true },
  });
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Keeps a member's address where none is known. */
export async function giveEmail(db: Db, memberId: string, email: string): Promise<void> {
  await db.prisma.member.updateMany({
    where: { id: memberId, emailHash: null },
    data: {
      email: db.cipher.seal("member", "email", memberId, email),
      emailHash: db.cipher.lookupHash("email", email),
    },
  });
}

/** The first week of these members begins, where it has not begun before. */
export async function beginWeeks(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  await db.prisma.member.updateMany({
    where: { id: { in: [...ids] }, onboardedAt: null },
    data: { onboardedAt: new Date(now) },
  });
}

/** Has members told how to begin. */
export async function inviteMembers(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  await db.prisma.member.updateMany({
    where: { id: { in: [...ids] } },
    data: { invitedAt: new Date(now) },
  });
}

/** Whether anybody's first week began since. */
export async function anyBegan(db: Db, since: Instant): Promise<boolean> {
  const found = await db.prisma.member.findFirst({
    where: { onboardedAt: { gt: new Date(since) } },
    select: { id: true },
  });
  return found !== null;
}
