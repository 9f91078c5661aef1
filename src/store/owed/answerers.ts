import type { Answerer } from "../../core/owed/answer-deadline.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { uncoveredDaysOf } from "../members/absences.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/**
 * The owners of visible customers, who are to answer them, by customer; with the days on which nobody
 * does it for them.
 */
export async function answerersOf(
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Answerer>> {
  const rows = await db.rows<Answerer & { readonly customerId: string }>(sql`
    SELECT c.id AS "customerId", m.zone, m.workdays, m.country,
      m.digest_at AS "digestAt", m.quiet_from AS "quietFrom", m.quiet_to AS "quietTo",
      ${uncoveredDaysOf(sql`m.id`)} AS absences
    FROM ${visibleCustomers(scope)} c JOIN member m ON m.id = c.owner_id
    WHERE c.id = ANY(${[...customerIds]}::uuid[])`);
  return new Map(rows.map(({ customerId, ...owner }) => [customerId, owner]));
}
