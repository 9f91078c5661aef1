import { type Opener, openerOfKind } from "../../core/dormancy/openers.ts";
import type { RecordedOrder } from "../../core/orders/recorded-order.ts";
import { owedAfter } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { isTwoWay } from "../../core/touch/touch.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import type { Scope } from "../../store/scope.ts";
import { bytesText } from "../../store/tables/written.ts";
import { changed } from "../changes/hold-customers.ts";
import { recordOrder } from "../orders/record-order.ts";
import type { ResolvedTouch } from "./resolve-touch.ts";

/**
 * Writes the rows of one touch: the touch, what was ordered, and what it leaves owed. `opener` is how a dormant customer
 * was to be spoken to, `today` the member's civil date.
 */
export async function recordTouch(
  db: Db,
  scope: Scope,
  touch: ResolvedTouch,
  opener: Opener | null,
  now: Instant,
  today: CivilDate,
): Promise<{ readonly changes: readonly RowChange[]; readonly order: RecordedOrder | null }> {
  const { id, ref, told, contact, at, until, dueWas } = touch;
  const { offer = null, goal = null, goalReached = null, topic = null } = told;
  const { customerId, kind, direction, outcome, note } = told;
  const rows: (RowChange | null)[] = [
    await insertRow(
      db,
      scope,
      "touch",
      {
        customer_id: customerId,
        contact_id: contact?.id ?? null,
        member_id: told.isNobodys === true ? null : scope.memberId,
        at: formatInstant(at),
        kind,
        direction,
        outcome,
        is_two_way: isTwoWay({ kind, direction, outcome }),
        content: note === null ? null : bytesText(db.cipher.seal("touch", "content", id, note)),
        opener: direction === "out" ? (openerOfKind(kind) ?? opener) : null,
        goal: goal === null ? null : bytesText(db.cipher.seal("touch", "goal", id, goal)),
        goal_reached: goalReached,
        topic,
        due_was: dueWas,
        logged_at: formatInstant(now),
        ...(offer === null
          ? {}
          : { amount: offer.amount, currency: offer.currency, valid_until: offer.validUntil }),
      },
      id,
    ),
  ];
  const ordered =
    told.order == null
      ? null
      : await recordOrder(
          db,
          scope,
          { customer: { id: customerId, ref }, on: told.happenedOn ?? today, now },
          told.order,
        );
  const owedKind = owedAfter(outcome);
  if (owedKind !== null) {
    const owedId = newId();
    const owed = {
      customer_id: customerId,
      member_id: scope.memberId,
      touch_id: id,
      kind: owedKind,
      content: note === null ? null : bytesText(db.cipher.seal("owed", "content", owedId, note)),
      made_at: formatInstant(at),
      due_on: until,
    };
    rows.push(await insertRow(db, scope, "owed", owed, owedId));
  }
  return {
    changes: [...rows.map(changed), ...(ordered?.changes ?? [])],
    order: ordered?.order ?? null,
  };
}
