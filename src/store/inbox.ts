import type { Instant } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import { sql } from "./sql.ts";

/** An event as the platform delivered it. */
export type InboxEntry = {
  readonly platform: string;
  readonly workspace: string;
  readonly eventKey: string;
  readonly receivedAt: Instant;
  /** The decoded event as JSON; sealed, since it holds what people wrote. */
  readonly payload: string;
};

/** Records an event; null when this event was recorded before. */
export async function recordInboxEvent(
  db: Db,
  organizationId: string,
  entry: InboxEntry,
): Promise<string | null> {
  const id = newId();
  const count = await db.run(sql`
    INSERT INTO inbox_event (id, organization_id, platform, workspace, event_key, received_at, payload)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${entry.platform}, ${entry.workspace},
      ${entry.eventKey}, ${new Date(entry.receivedAt)},
      ${db.cipher.seal("inbox_event", "payload", id, entry.payload)})
    ON CONFLICT (platform, workspace, event_key) DO NOTHING`);
  return count === 1 ? id : null;
}

/** Marks an event as worked off: in the transaction of its effect where it has one. */
export async function markInboxDone(db: Db, id: string, at: Instant): Promise<void> {
  await db.run(sql`UPDATE inbox_event SET done_at = ${new Date(at)}
    WHERE id = ${id}::uuid AND done_at IS NULL`);
}
