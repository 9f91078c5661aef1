import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";

/** The ids of members who have changed their settings, such as their zone, since then. */
export async function membersSetSince(
  db: Db,
  organizationId: string,
  since: Instant,
): Promise<ReadonlySet<string>> {
  const entries = await db.prisma.auditEntry.groupBy({
    by: "memberId",
    where: { organizationId, at: { gt: new Date(since) }, action: "member.set" },
  });
  return new Set(entries.flatMap(({ memberId }) => memberId ?? []));
}
