import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/** Groups (`team:<id>`) and a stretch of time, without its end. */
export type GroupsWithin = {
  readonly groups: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
};

/** How many messages came by themselves to each of these groups together, or are about to, in the order asked. */
export async function countPosts(
  db: Db,
  organizationId: string,
  asked: readonly GroupsWithin[],
): Promise<number[]> {
  const rows = await db.rows<{ count: number }>(sql`
    SELECT o.count FROM unnest(${asked.map(({ groups }) => groups.join(" "))}::text[],
      ${asked.map(({ from }) => formatInstant(from))}::timestamptz[],
      ${asked.map(({ to }) => formatInstant(to))}::timestamptz[]
    ) WITH ORDINALITY AS a(groups, begins, ends, place)
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT coalesce(o.bundle, o.id::text))::int AS count
      FROM delivery o WHERE o.organization_id = ${organizationId}::uuid
      AND o.recipient = ANY(string_to_array(a.groups, ' '))
      AND o.tick >= a.begins AND o.tick < a.ends
      AND o.state IN ('pending', 'sending', 'ambiguous', 'sent')) o
    ORDER BY a.place`);
  return rows.map(({ count }) => count);
}
