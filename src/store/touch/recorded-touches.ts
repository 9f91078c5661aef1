import { owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** A recorded touch with its customer, and the day that is asked for now. */
export type RecordedTouch = Row<
  "touch",
  | "id"
  | "customerId"
  | "at"
  | "kind"
  | "direction"
  | "outcome"
  | "goalReached"
  | "topic"
  | "contactId"
> &
  Row<"customer", "ref" | "name" | "requestedOn"> & {
    readonly note: string | null;
    /** What they asked for with it. */
    readonly asked: string | null;
    /** What the next one is to reach. */
    readonly goal: string | null;
  };

/** Touches of visible customers by their ids, in the order in which they were recorded. */
export async function recordedTouches(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<RecordedTouch[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows<
    Omit<RecordedTouch, "note" | "asked" | "goal"> &
      Row<"touch", "content" | "goal"> & { owedId: string | null; owedContent: Buffer | null }
  >(sql`
    SELECT t.id, t.customer_id AS "customerId", t.at, t.kind, t.direction, t.outcome, t.content,
      t.goal, t.goal_reached AS "goalReached", t.topic, t.contact_id AS "contactId",
      c.ref, c.name, c.requested_on AS "requestedOn", o.id AS "owedId", o.content AS "owedContent"
    FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    LEFT JOIN owed o ON o.touch_id = t.id AND o.kind = ${owedToWhoAsked}
    WHERE t.id = ANY(${[...ids]}::uuid[]) ORDER BY t.id`);
  return rows.map(({ content, goal, owedId, owedContent, ...row }) => ({
    ...row,
    note: content === null ? null : db.cipher.open("touch", "content", row.id, content),
    goal: goal === null ? null : db.cipher.open("touch", "goal", row.id, goal),
    asked:
      owedId === null || owedContent === null
        ? null
        : db.cipher.open("owed", "content", owedId, owedContent),
  }));
}
