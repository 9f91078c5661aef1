import type { Recipient } from "../../core/push/occasion.ts";
import type { DeadPush, WaitingPushes } from "../../core/push/outbox-report.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** What waits to be sent, by kind and platform, the earliest first. */
export const waitingPushes = (db: Db, organizationId: string): Promise<WaitingPushes[]> =>
  db.rows<WaitingPushes>(sql`
    SELECT kind, platform, count(*)::int AS count, min(not_before) AS next FROM delivery
    WHERE organization_id = ${organizationId}::uuid AND settled_at IS NULL
    GROUP BY kind, platform ORDER BY next, kind, platform`);

/** Pushes given up after `since` and by `to`, the oldest first. */
export const deadPushes = (
  db: Db,
  organizationId: string,
  since: Instant,
  to: Instant,
): Promise<DeadPush[]> =>
  db.rows<
    Row<"delivery", "id" | "kind" | "platform" | "tick"> & Pick<DeadPush, "to" | "reason">
  >(sql`
    SELECT d.id, d.kind, d.platform, coalesce(m.handle, t.name) AS to, d.tick,
      coalesce(d.reason, '') AS reason
    FROM delivery d LEFT JOIN member m ON d.recipient = 'member:' || m.id
    LEFT JOIN team t ON d.recipient = 'team:' || t.id
    WHERE d.organization_id = ${organizationId}::uuid AND d.state = 'dead'
      AND d.settled_at > ${new Date(since)} AND d.settled_at <= ${new Date(to)}
    ORDER BY d.settled_at, d.id`);

/**
 * Gives pushes that were given up another series of attempts, from `now` on and at least until
 * `until`, with what is to be said then; counts them.
 */
export const redrive = (
  db: Db,
  organizationId: string,
  ids: readonly string[],
  now: Instant,
  until: Instant,
): Promise<number> =>
  db.run(sql`
    UPDATE delivery SET state = 'pending', attempts = 0, not_before = ${new Date(now)},
      expires_at = greatest(expires_at, ${new Date(until)}), payload = NULL, platform = NULL,
      parts = 0, message_id = NULL, reason = NULL, settled_at = NULL
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
      AND state = 'dead'`);

/** The intended time of the last push of a kind that reached a recipient; null: none did. */
export async function lastSentTick(
  db: Db,
  organizationId: string,
  kind: string,
  recipient: Recipient,
): Promise<Instant | null> {
  const [row] = await db.rows<{ tick: Instant | null }>(sql`SELECT max(tick) AS tick FROM delivery
    WHERE organization_id = ${organizationId}::uuid AND kind = ${kind} AND recipient = ${recipient}
      AND state = 'sent'`);
  return row?.tick ?? null;
}
