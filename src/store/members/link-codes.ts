import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { PlacedAccount } from "./accounts.ts";

/** Whom a code links; null: it makes its user the first admin. */
export type LinkFor = { readonly memberId: string; readonly organizationId: string } | null;

/** Keeps the hash of a code instead of those made for the same before. */
export async function addLinkCode(
  db: Db,
  link: LinkFor,
  code: string,
  expiresAt: Instant,
): Promise<void> {
  const memberId = link?.memberId ?? null;
  await db.prisma.linkCode.deleteMany({ where: { memberId, usedAt: null } });
  await db.prisma.linkCode.create({
    data: {
      id: newId(),
      organizationId: link?.organizationId ?? null,
      memberId,
      codeHash: db.cipher.lookupHash("code", code),
      expiresAt: new Date(expiresAt),
    },
  });
}

/** Uses a code up; undefined when there is no such code, or it was used or is too old. */
export async function spendLinkCode(
  db: Db,
  code: string,
  now: Instant,
): Promise<LinkFor | undefined> {
  const [row] = await db.prisma.linkCode.updateManyAndReturn({
    where: {
      codeHash: db.cipher.lookupHash("code", code),
      usedAt: null,
      expiresAt: { gt: new Date(now) },
      ...(db.organizationId === null
        ? {}
        : { OR: [{ organizationId: null }, { organizationId: db.organizationId }] }),
    },
    data: { usedAt: new Date(now) },
    select: { memberId: true, organizationId: true },
  });
  if (row === undefined) return undefined;
  const { memberId, organizationId } = row;
  return memberId === null || organizationId === null ? null : { memberId, organizationId };
}

const hashOf = (db: Db, { platform, workspace, userId }: PlacedAccount) =>
  db.cipher.lookupHash("messenger", `${platform} ${workspace} ${userId}`);

/** How many codes of an account did not fit since an instant. */
export async function wrongCodesSince(
  db: Db,
  account: PlacedAccount,
  since: Instant,
): Promise<number> {
  return db.prisma.linkAttempt.count({
    where: { accountHash: hashOf(db, account), at: { gt: new Date(since) } },
  });
}

/** Notes a code of an account that did not fit; forgets what is older than `since`. */
export async function noteWrongCode(
  db: Db,
  account: PlacedAccount,
  now: Instant,
  since: Instant,
): Promise<void> {
  await db.prisma.linkAttempt.deleteMany({ where: { at: { lte: new Date(since) } } });
  await db.prisma.linkAttempt.create({
    data: { id: newId(), accountHash: hashOf(db, account), at: new Date(now) },
  });
}

/** Whether an admin has an account on one of these platforms. */
export async function hasAdminOn(db: Db, platforms: readonly string[]): Promise<boolean> {
  const rows = await db.rows(sql`SELECT 1 FROM member m
    JOIN member_identity i ON i.member_id = m.id
    WHERE m.is_active AND m.role = 'admin' AND i.platform = ANY(${[...platforms]}::text[]) LIMIT 1`);
  return rows.length > 0;
}
