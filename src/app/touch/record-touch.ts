import { type Opener, openerOfKind } from "../../core/dormancy/openers.ts";
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
): Promise<RowChange[]> {
  const { id, told, contact, at, until, dueWas } = touch;
  const { customerId, kind, direction, outcome, note } = told;
  const rows: (RowChange | null)[] = [
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
        content: note === null ? null : bytesText(db.cipher.seal("touch", "content", id, note)),
        opener: direction === "out" ? (openerOfKind(kind) ?? opener) : null,
        due_was: dueWas,
        logged_at: formatInstant(now),
      },
      id,
    ),
  ];
  if (told.order !== undefined && told.order !== null) {
    const { amount, currency } = told.order;
    rows.push(
      await insertRow(db, scope, "customer_order", {
        customer_id: customerId,
        // Told in the chat, it has no number of its own yet.
        number: `chat-${id.slice(-12)}`,
        ordered_on: told.happenedOn ?? today,
        currency,
        amount,
      }),
    );
  }
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
  return rows.map(changed);
}
