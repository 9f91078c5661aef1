import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import type { Scope } from "../../store/scope.ts";

/** Keeps the hash of a token of the scope's member. */
export async function addCalendarLink(
  db: Db,
  { organizationId, memberId }: Scope,
  token: string,
  now: Instant,
): Promise<void> {
  await db.prisma.calendarLink.create({
    data: {
      ...{ id: newId(), organizationId, memberId },
      tokenHash: db.cipher.lookupHash("code", token),
      createdAt: new Date(now),
    },
    select: { id: true },
  });
}

/** When the scope's member made the link that there is; null where there is none. */
export async function calendarLinkMade(
  db: Db,
  { organizationId, memberId }: Scope,
): Promise<Instant | null> {
  const link = await db.prisma.calendarLink.findFirst({
    where: { organizationId, memberId },
    select: { createdAt: true },
  });
  return link === null ? null : (link.createdAt.getTime() as Instant);
}

/** Forgets the tokens of the scope's member; how many there were. */
export async function removeCalendarLinks(
  db: Db,
  { organizationId, memberId }: Scope,
): Promise<number> {
  const { count } = await db.prisma.calendarLink.deleteMany({
    where: { organizationId, memberId },
  });
  return count;
}

/** Whose token it is; null: nobody's. */
export async function calendarOwner(
  db: Db,
  token: string,
): Promise<{ readonly organizationId: string; readonly memberId: string } | null> {
  return db.prisma.calendarLink.findFirst({
    where: { tokenHash: db.cipher.lookupHash("code", token) },
    select: { organizationId: true, memberId: true },
  });
}
