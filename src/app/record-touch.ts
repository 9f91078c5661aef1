import { type Opener, openerOfKind } from "../core/openers.ts";
import { owesBy } from "../core/owes-by.ts";
import type { Instant } from "../core/time/civil.ts";
import { formatInstant } from "../core/time/instant.ts";
import { isTwoWay } from "../core/touch.ts";
import type { Db } from "../store/database.ts";
import { newId } from "../store/new-id.ts";
import { insertRow, type RowChange, sealedColumn } from "../store/row-change.ts";
import type { Scope } from "../store/scope.ts";
import { changed } from "./hold-customers.ts";
import type { SettledTouch } from "./settle-touch.ts";

/**
 * Writes the rows of one touch: the touch, and the promise or complaint where it is one. `opener` is how a dormant
 * customer was to be spoken to.
 */
export async function recordTouch(
  db: Db,
  scope: Scope,
  touch: SettledTouch,
  opener: Opener | null,
  now: Instant,
): Promise<RowChange[]> {
  const { id, told, contact, at, until, dueWas } = touch;
  const { customerId, kind, direction, outcome, note } = told;
  const sealed = (table: "touch" | "promise", rowId: string) =>
    note === null ? null : sealedColumn(db.cipher.seal(table, "content", rowId, note));
  const rows = [
    await insertRow(
      db,
      scope,
      "touch",
      {
        customer_id: customerId,
        contact_id: contact?.id ?? null,
        member_id: scope.memberId,
        at: formatInstant(at),
        kind,
        direction,
        outcome,
        is_two_way: isTwoWay({ kind, direction, outcome }),
        content: sealed("touch", id),
        opener: direction === "out" ? (openerOfKind(kind) ?? opener) : null,
        due_was: dueWas,
        logged_at: formatInstant(now),
      },
      id,
    ),
  ];
  if (owesBy(outcome)) {
    const promiseId = newId();
    const promise = {
      customer_id: customerId,
      member_id: scope.memberId,
      touch_id: id,
      is_complaint: outcome === "complained",
      content: sealed("promise", promiseId),
      made_at: formatInstant(at),
      due_on: until,
    };
    rows.push(await insertRow(db, scope, "promise", promise, promiseId));
  }
  return rows.map(changed);
}
