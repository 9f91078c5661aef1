import { owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import type { Scope } from "../../store/scope.ts";
import { bytesText } from "../../store/tables/written.ts";
import { reachedSince } from "../../store/touch/reached-since.ts";
import { changed } from "../changes/hold-customers.ts";
import type { ResolvedTouch } from "../touch/resolve-touch.ts";

/**
 * Notes that a customer waits for what they asked for with a touch; null where they asked for nothing,
 * or have heard from us since.
 */
export async function noteQuestion(
  db: Db,
  scope: Scope,
  now: Instant,
  { id: touchId, told, at, answerBy }: ResolvedTouch,
): Promise<RowChange | null> {
  const { customerId, asked = null } = told;
  if (asked === null || answerBy === null) return null;
  // Only what is recorded later than it happened can have been answered already.
  if (at < now && (await reachedSince(db, scope, customerId, at))) return null;
  const id = newId();
  const owed = {
    customer_id: customerId,
    member_id: scope.memberId,
    touch_id: touchId,
    kind: owedToWhoAsked,
    content: bytesText(db.cipher.seal("owed", "content", id, asked)),
    made_at: formatInstant(at),
    due_on: answerBy.on,
    due_at: formatInstant(answerBy.at),
  };
  return changed(await insertRow(db, scope, "owed", owed, id));
}
