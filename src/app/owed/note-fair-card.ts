import type { Trip } from "../../core/calendar/trip.ts";
import { owedForCard } from "../../core/owed/owed-kind.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import { changed } from "../changes/hold-customers.ts";

/** Whoever gave us a card at a fair hears from us within so long, in milliseconds. */
const within = 48 * 3_600_000;

/** Notes that a customer whose card is from a fair waits for our first word. */
export async function noteFairCard(
  db: Db,
  { scope, member, now }: Pick<Actor, "scope" | "member" | "now">,
  customerId: string,
  fair: Trip,
): Promise<RowChange> {
  const id = newId();
  const by = (now + within) as Instant;
  const owed = {
    customer_id: customerId,
    member_id: scope.memberId,
    touch_id: null,
    kind: owedForCard,
    content: bytesText(db.cipher.seal("owed", "content", id, fair.place)),
    made_at: formatInstant(now),
    due_on: civilDateAt(by, member.zone),
    due_at: formatInstant(by),
  };
  return changed(await insertRow(db, scope, "owed", owed, id));
}
