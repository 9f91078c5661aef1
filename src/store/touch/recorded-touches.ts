import { owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** A recorded touch with its customer, and the day that is asked for now. */
export type RecordedTouch = Row<
  "touch",
  "id" | "customerId" | "at" | "kind" | "direction" | "outcome"
> &
  Row<"customer", "ref" | "name" | "requestedOn"> & {
    readonly note: string | null;
    /** What they asked for with it. */
    readonly asked: string | null;
  };

/** Touches of visible customers by their ids, in the order in which they were recorded. */
export async function recordedTouches(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<RecordedTouch[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows<
    Omit<RecordedTouch, "note" | "asked"> &
      Row<"touch", "content"> & { owedId: string | null; owedContent: Buffer | null }
  >(sql`
    SELECT t.id, t.customer_id AS "customerId", t.at, t.kind, t.direction, t.outcome, t.content,
      c.ref, c.name, c.requested_on AS "requestedOn", o.id AS "owedId", o.content AS "owedContent"
    FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    LEFT JOIN owed o ON o.touch_id = t.id AND o.kind = ${owedToWhoAsked}
    WHERE t.id = ANY(${[...ids]}::uuid[]) ORDER BY t.id`);
  return rows.map(({ content, owedId, owedContent, ...row }) => ({
    ...row,
    note: content === null ? null : db.cipher.open("touch", "content", row.id, content),
    asked:
      owedId === null || owedContent === null
        ? null
        : db.cipher.open("owed", "content", owedId, owedContent),
  }));
}
