import type { ColleagueTouch } from "../../core/touch/logged-touch.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";

/**
 * For each of these touches of the member the latest one of a colleague's to the same customer at
 * most `days` before or after it, by the id of the member's touch.
 */
export async function colleagueTouches(
  db: Db,
  scope: Scope,
  touchIds: readonly string[],
  days: number,
): Promise<ReadonlyMap<string, ColleagueTouch>> {
  const rows = await db.rows<ColleagueTouch & { touchId: string }>(
    sql`
    SELECT DISTINCT ON (mine.id) mine.id AS "touchId", m.name, theirs.at
    FROM touch mine
    JOIN ${visibleCustomers(scope)} c ON c.id = mine.customer_id
    JOIN touch theirs ON theirs.customer_id = c.id AND theirs.member_id <> ${scope.memberId}::uuid
      AND abs(extract(epoch FROM theirs.at - mine.at)) < ${days * 86_400}
      AND (theirs.kind <> 'greeting' OR theirs.is_two_way)
    JOIN member m ON m.id = theirs.member_id
    WHERE mine.id = ANY(${[...touchIds]}::uuid[])
    ORDER BY mine.id, theirs.at DESC`,
    preparedFor(scope, "colleague-touches"),
  );
  return new Map(rows.map(({ touchId, ...touch }) => [touchId, touch]));
}
