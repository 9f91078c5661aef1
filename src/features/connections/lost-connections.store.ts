import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";

/** A workspace as the audit names it. */
export type LostPlace = { readonly platform: string; readonly workspace: string };

/** Workspaces that an organization, or any (null), lost after `since` and by `to`, each once. */
export async function lostBetween(
  { prisma }: Db,
  organizationId: string | null,
  since: Instant,
  to: Instant,
): Promise<LostPlace[]> {
  const found = await prisma.auditEntry.findMany({
    where: {
      ...(organizationId === null ? {} : { organizationId }),
      action: "connection.lost",
      // A mailbox is no place to post to.
      NOT: { chat: { startsWith: "mail:" } },
      at: { gt: new Date(since), lte: new Date(to) },
    },
    select: { chat: true },
    orderBy: { at: "asc" },
  });
  return [...new Set(found.map(({ chat }) => chat))].map((chat) => {
    const [platform = "", ...workspace] = chat.split(":");
    return { platform, workspace: workspace.join(":") };
  });
}

/** The handles of active members who are linked nowhere. */
export async function unreached({ prisma }: Db, organizationId: string): Promise<string[]> {
  const found = await prisma.member.findMany({
    where: { organizationId, isActive: true, identities: { none: {} } },
    select: { handle: true },
    orderBy: { handle: "asc" },
  });
  return found.map(({ handle }) => handle);
}
