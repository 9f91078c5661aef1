import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Whether a visible customer heard from us after an instant, as `reaches` has it. */
export async function reachedSince(
  db: Db,
  scope: Scope,
  customerId: string,
  after: Instant,
): Promise<boolean> {
  const rows = await db.rows(sql`
    SELECT 1 FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND t.at > ${new Date(after)} AND t.direction = 'out'
      AND t.outcome <> 'no-answer' AND (t.kind <> 'greeting' OR t.is_two_way) LIMIT 1`);
  return rows.length > 0;
}
