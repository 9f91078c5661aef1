import type { ToldStep } from "../../core/orders/told-order.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import type { Scope } from "../../store/scope.ts";
import { bytesText } from "../../store/tables/written.ts";

/** The order that a step is of, and when the step is told (ISO). */
export type StepPlace = {
  readonly customerId: string;
  readonly orderId: string;
  readonly now: string;
};

/** Writes the row of a step of an order, open or done. */
export function stepRow(
  db: Db,
  scope: Scope,
  { customerId, orderId, now }: StepPlace,
  { step, on, isDone, part }: ToldStep,
): Promise<RowChange | null> {
  const id = newId();
  const columns = {
    customer_id: customerId,
    member_id: scope.memberId,
    order_id: orderId,
    kind: step,
    content: part === null ? null : bytesText(db.cipher.seal("owed", "content", id, part)),
    made_at: now,
    due_on: isDone ? null : on,
    done_at: isDone ? doneAt(on, now) : null,
  };
  return insertRow(db, scope, "owed", columns, id);
}

/** When a step was done that is told now, of a day in the past at its noon. */
export const doneAt = (on: CivilDate | null, now: string): string =>
  on === null || now.startsWith(on) ? now : `${on}T12:00:00.000Z`;
