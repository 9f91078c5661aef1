import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";
import { type ClaimedDelivery, claimsOf, isStillOurs, touchedAmong } from "./claimed-delivery.ts";

/** What came of an attempt. Reasons carry nothing personal. */
export type Ending =
  | { readonly state: "sent"; readonly messageId: string }
  | {
      readonly state: "pending" | "ambiguous";
      /** When the next attempt may be made. */
      readonly inMs: number;
      readonly reason: string;
      /** It was no attempt: something kept every post from the platform. */
      readonly isUntried?: true;
      /** Where it goes, where that is known before anything is frozen. */
      readonly platform?: string;
    }
  | { readonly state: "dead" | "superseded"; readonly reason: string }
  /** Left to a process that can post on this platform, as if the claim had not been made. */
  | { readonly state: "elsewhere"; readonly platform: string };

/** The end of an attempt, by a clock so many milliseconds ahead of the real one. */
export type Settlement = {
  readonly claimed: ClaimedDelivery;
  readonly ending: Ending;
  readonly ahead: number;
};

/**
 * Records the ends of attempts, which are those of what was joined to them as well unless there was
 * nothing to say, and that something was sent, if it was; false where the claim was lost and nothing
 * was recorded.
 */
export async function settleDeliveries(
  db: Db,
  settlements: readonly Settlement[],
): Promise<boolean[]> {
  const claims = settlements.map(({ claimed }) => claimed);
  const rows = settlements.map(rowOf);
  const touched = await db.rows<Row<"delivery", "id">>(
    sql`WITH settled AS (
      UPDATE delivery d SET state = claim.state, lease_until = NULL, reason = claim.reason,
        attempts = d.attempts - claim.is_untried::int,
        platform = coalesce(claim.platform, d.platform),
        not_before = coalesce(${databaseNow(sql`claim.ahead`, sql`claim.in_ms`)}, d.not_before),
        settled_at = CASE WHEN claim.is_over THEN ${databaseNow(sql`claim.ahead`)} END,
        payload = CASE WHEN NOT claim.is_over THEN d.payload END,
        message_id = CASE WHEN claim.is_over THEN claim.message_id ELSE d.message_id END
      FROM unnest(${claimsOf(claims)}, ${settlements.map(({ ahead }) => ahead)}::float8[],
        ${rows.map(({ state }) => state)}::text[], ${rows.map(({ isOver }) => isOver)}::boolean[],
        ${rows.map(({ isUntried }) => isUntried)}::boolean[],
        ${rows.map(({ inMs }) => inMs)}::float8[], ${rows.map(({ reason }) => reason)}::text[],
        ${rows.map(({ platform }) => platform)}::text[],
        ${rows.map(({ messageId }) => messageId)}::text[],
        ${rows.map(({ isForAll }) => isForAll)}::boolean[])
        AS claim
          (id, fence, ahead, state, is_over, is_untried, in_ms, reason, platform, message_id, is_for_all)
      WHERE ${isStillOurs}
      RETURNING d.id, d.organization_id, d.state, d.reason, d.bundle, d.settled_at, claim.is_for_all),
    joined AS (
      UPDATE delivery d SET state = settled.state, reason = settled.reason,
        settled_at = settled.settled_at
      FROM settled WHERE settled.is_for_all AND d.bundle = settled.bundle
        AND d.state = 'joined'),
    beat AS (
      INSERT INTO heartbeat (organization_id, name, at)
      SELECT organization_id, 'send', max(settled_at) FROM settled WHERE state = 'sent'
      GROUP BY organization_id
      ON CONFLICT (organization_id, name) DO UPDATE SET at = EXCLUDED.at)
    SELECT id FROM settled`,
    "settle-deliveries",
  );
  return touchedAmong(claims, touched);
}

/** What an ending makes of the row. */
function rowOf({ claimed, ending }: Settlement) {
  const isOver = !("inMs" in ending) && ending.state !== "elsewhere";
  const stays = claimed.isUnclear ? "ambiguous" : "pending";
  return {
    state: ending.state === "elsewhere" ? stays : ending.state,
    isOver,
    // Others may lead what is joined to it, unless they may have arrived with it.
    isForAll: isOver && (ending.state !== "superseded" || claimed.payload !== null),
    isUntried: ending.state === "elsewhere" || ("isUntried" in ending && ending.isUntried),
    inMs: "inMs" in ending ? ending.inMs : null,
    reason: "reason" in ending ? ending.reason : null,
    platform: "platform" in ending ? ending.platform : null,
    messageId: ending.state === "sent" ? ending.messageId : null,
  };
}
