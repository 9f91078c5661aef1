import { type PlannedFrom, type TouchPlan, touchPlan } from "../../core/touch/touch-plan.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** So many touches of a customer are looked at: more than all topics in turn. */
const most = 40;

/** What the next touch of each of these visible customers is for, by what was logged before. */
export async function touchPlans(
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, TouchPlan>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db.rows<
    Row<"touch", "id" | "customerId" | "outcome" | "direction" | "goal" | "goalReached" | "topic">
  >(sql`
    SELECT t.id, c.id AS "customerId", t.outcome, t.direction, t.goal,
      t.goal_reached AS "goalReached", t.topic
    FROM ${visibleCustomers(scope)} c CROSS JOIN LATERAL (
      SELECT * FROM touch WHERE touch.customer_id = c.id AND touch.kind <> 'greeting'
      ORDER BY touch.at DESC, touch.id DESC LIMIT ${most}::int) t
    WHERE c.id = ANY(${[...customerIds]}::uuid[]) ORDER BY t.at DESC, t.id DESC`);
  const touches = new Map<string, PlannedFrom[]>(customerIds.map((id) => [id, []]));
  for (const { id, customerId, goal, ...row } of rows)
    touches.get(customerId)?.push({
      ...row,
      goal: goal === null ? null : db.cipher.open("touch", "goal", id, goal),
    });
  return new Map([...touches].map(([id, theirs]) => [id, touchPlan(theirs)]));
}
