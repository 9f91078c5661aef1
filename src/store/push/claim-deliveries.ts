import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { sql } from "../database/sql.ts";
import { type ClaimedDelivery, leaseMs } from "./claimed-delivery.ts";
import { isDue, isLetIn, isWithin, type Reach } from "./due-deliveries.ts";

/** A wish to send a delivery, by a clock so many milliseconds ahead of the real one. */
export type Wanted = { readonly id: string; readonly ahead: number };

/**
 * Takes deliveries for sending, each if it is due, within reach, and nobody else has it, else null;
 * whoever names one twice gets it once. `isProbe`: also where the platform does not let us in, to
 * see whether it does.
 */
export async function claimDeliveries(
  db: Db,
  wanted: readonly Wanted[],
  reach: Reach,
  isProbe = false,
): Promise<(ClaimedDelivery | null)[]> {
  const ids = wanted.map(({ id }) => id);
  const ahead = sql`w.ahead`;
  const rows = await db.rows<Omit<ClaimedDelivery, "payload"> & { payload: Buffer | null }>(
    // One by one, whatever the planner believes about how many wait.
    sql`WITH due AS (SELECT d.id, d.is_unclear, w.ahead
      FROM unnest(${ids}::uuid[], ${wanted.map((one) => one.ahead)}::float8[]) AS w (id, ahead)
      CROSS JOIN LATERAL (SELECT d.id, d.state = 'ambiguous' AS is_unclear FROM delivery d
        WHERE d.id = w.id AND ${isDue(databaseNow(ahead))} AND ${isWithin(reach)}
          AND ${isProbe ? sql`TRUE` : isLetIn}
        FOR UPDATE OF d SKIP LOCKED) d)
    UPDATE delivery SET state = 'sending', lease_until = ${databaseNow(sql`due.ahead`, leaseMs)},
      fence = fence + 1, attempts = attempts + 1, reason = NULL
    FROM due WHERE delivery.id = due.id
    RETURNING delivery.id, organization_id AS "organizationId", kind, recipient,
      window_key AS "windowKey", tick, expires_at AS "expiresAt", created_at AS "plannedAt", bundle, fence,
      attempts, payload, parts, message_id AS "messageId", is_unclear AS "isUnclear",
      ARRAY(SELECT b.platform FROM platform_breaker b) AS "lockedOut"`,
    isProbe || "on" in reach ? undefined : "claim-deliveries",
  );
  const claimed = new Map(
    rows.map(({ payload, ...row }) => [
      row.id,
      {
        ...row,
        payload: payload === null ? null : db.cipher.open("delivery", "payload", row.id, payload),
      },
    ]),
  );
  return ids.map((id) => {
    const own = claimed.get(id) ?? null;
    claimed.delete(id);
    return own;
  });
}
