import type { Instant } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** The ids of members who have changed their settings, such as their zone, since then. */
export async function membersSetSince(
  db: Db,
  organizationId: string,
  since: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT member_id::text AS id FROM audit_entry
    WHERE organization_id = ${organizationId}::uuid AND at > ${new Date(since)}
      AND action = 'member.set' AND member_id IS NOT NULL`);
  return new Set(rows.map(({ id }) => id));
}
