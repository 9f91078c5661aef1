import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";

/** What a code is good for: to begin an install with, or to come back from the platform with. */
export type ConnectLinkKind = "invitation" | "state";

/** A code by which a workspace comes to an organization. */
export type ConnectLink = {
  readonly organizationId: string;
  readonly platform: string;
  readonly kind: ConnectLinkKind;
};

/** Keeps the hash of a code until it is used or `expiresAt`; forgets those past their time. */
export async function addConnectLink(
  db: Db,
  link: ConnectLink,
  code: string,
  { now, expiresAt }: { readonly now: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await db.prisma.connectLink.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await db.prisma.connectLink.create({
    data: {
      id: newId(),
      ...link,
      codeHash: db.cipher.lookupHash("code", code),
      expiresAt: new Date(expiresAt),
    },
  });
}

const valid = (
  db: Db,
  platform: string,
  kind: ConnectLinkKind,
  { code, now }: { readonly code: string; readonly now: Instant },
) => ({
  platform,
  kind,
  codeHash: db.cipher.lookupHash("code", code),
  expiresAt: { gt: new Date(now) },
});

/** Whose code this is; null where it is none, or past its time. */
export async function findConnectLink(
  db: Db,
  platform: string,
  kind: ConnectLinkKind,
  given: { readonly code: string; readonly now: Instant },
): Promise<string | null> {
  const found = await db.prisma.connectLink.findFirst({
    where: valid(db, platform, kind, given),
    select: { organizationId: true },
  });
  return found?.organizationId ?? null;
}

/** The same, and the code is used up: of two who come with it at once one is told whose it is. */
export async function spendConnectLink(
  db: Db,
  platform: string,
  kind: ConnectLinkKind,
  given: { readonly code: string; readonly now: Instant },
): Promise<string | null> {
  const organizationId = await findConnectLink(db, platform, kind, given);
  const { count } = await db.prisma.connectLink.deleteMany({
    where: valid(db, platform, kind, given),
  });
  return count === 1 ? organizationId : null;
}
