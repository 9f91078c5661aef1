import type { PlanStep } from "../../core/customer/plan-step.ts";
import type { MonthSum } from "../../core/money/ordered-money.ts";
import { type PlanKind, planKinds } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { monthOf } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** The steps of the plan for a visible customer that are open, or were taken since an instant. */
export async function planStepsOf(
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<PlanStep[]> {
  const rows = await db.rows<
    Row<"owed", "id" | "content" | "dueOn"> & {
      readonly kind: PlanKind;
      readonly doneAt: Instant | null;
    }
  >(sql`
    SELECT o.id, o.kind, o.content, o.due_on AS "dueOn", o.done_at AS "doneAt"
    FROM ${visibleCustomers(scope)} c JOIN owed o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND o.kind = ANY(${[...planKinds]}::text[])
      AND (o.done_at IS NULL OR o.done_at >= ${new Date(since)})
    ORDER BY array_position(${[...planKinds]}::text[], o.kind), o.due_on, o.id`);
  return rows.map(({ content, ...row }) => ({
    ...row,
    content: content === null ? "" : db.cipher.open("owed", "content", row.id, content),
  }));
}

/** What a visible customer needs, in words, as they were told: what must be right first, then extras. */
export async function needsOf(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<{ readonly id: string; readonly text: string; readonly isExtra: boolean }[]> {
  const rows = await db.rows<Row<"customer_need", "id" | "content" | "isExtra">>(sql`
    SELECT n.id, n.content, n.is_extra AS "isExtra"
    FROM ${visibleCustomers(scope)} c JOIN customer_need n ON n.customer_id = c.id
    WHERE c.id = ${customerId}::uuid ORDER BY n.is_extra, n.at, n.id`);
  return rows.map(({ id, content, isExtra }) => ({
    id,
    isExtra,
    text: content === null ? "" : db.cipher.open("customer_need", "content", id, content),
  }));
}

/** What was ordered of a visible customer month by month, from a date on until before another. */
export const orderedByMonth = (
  db: Db,
  scope: Scope,
  customerId: string,
  from: CivilDate,
  until: CivilDate,
): Promise<MonthSum[]> =>
  db.rows<MonthSum>(sql`
    SELECT o.currency, ${monthOf} AS month, sum(o.amount) AS amount
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND NOT o.is_cancelled
      AND o.ordered_on >= ${from}::date AND o.ordered_on < ${until}::date
    GROUP BY 1, 2`);
