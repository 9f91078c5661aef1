import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** An event as the platform delivered it. */
export type InboxEntry = {
  /** Of the row; the same at each attempt to record the same delivery. */
  readonly id: string;
  readonly platform: string;
  readonly workspace: string;
  readonly eventKey: string;
  readonly receivedAt: Instant;
  /** The decoded event as JSON; sealed, since it holds what people wrote. */
  readonly payload: string;
};

/** An entry on its way into the inbox. */
export type Arrived = InboxEntry & {
  /** Is left to whoever looks for events next. */
  readonly waits: boolean;
  /** It may have been recorded before, without our knowing. */
  readonly isAgain: boolean;
};

/** An event that is ours to answer while its lease holds; `attempt` tells our claim from others. */
export type EventClaim = {
  readonly id: string;
  readonly attempt: number;
  /** Of the workspace's organization; null for what came before there was any. */
  readonly organizationId: string | null;
};

/** An event that another process has left unanswered. */
export type AbandonedEvent = EventClaim & {
  readonly payload: string;
  readonly receivedAt: Instant;
  /** Its effect is saved already. */
  readonly isDone: boolean;
};

/** How long a claim holds unless it is renewed, in milliseconds. */
const leaseMs = 60_000;

/**
 * The organization of an entry `e`: the one that has connected its workspace, or is named by it; what
 * comes by another way is for the one that was there first.
 */
const organizationAt = sql`coalesce(
  (SELECT c.organization_id FROM connection c
    WHERE c.platform = e.platform AND c.workspace = e.workspace),
  (SELECT o.id FROM organization o
    WHERE o.id = CASE WHEN e.workspace ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN e.workspace::uuid END),
  (SELECT o.id FROM organization o ORDER BY o.created_at LIMIT 1))`;

/** Until then an event is ours, by the database's clock; `waits`: it is anybody's from now on. */
const leaseFrom = (waits: boolean): Sql => databaseNow(0, waits ? 0 : leaseMs);

/**
 * Records events and claims them, but not those that are to wait for whoever looks for events next;
 * null for one that was recorded before.
 */
export async function recordInboxEvents(
  db: Db,
  entries: readonly Arrived[],
): Promise<(EventClaim | null)[]> {
  const ids = entries.map(({ id }) => id);
  const payloads = entries.map(({ payload }, index) =>
    db.cipher.seal("inbox_event", "payload", ids[index] ?? "", payload),
  );
  // In order of their keys: another process may be recording some of them.
  const recorded = await db.rows<Row<"inbox_event", "id" | "organizationId">>(
    sql`INSERT INTO inbox_event
      (id, organization_id, platform, workspace, event_key, received_at, payload, lease_until)
    SELECT e.id, ${organizationAt}, e.platform, e.workspace,
      e.event_key, e.received_at, e.payload,
      CASE WHEN e.waits THEN ${leaseFrom(true)} ELSE ${leaseFrom(false)} END
    FROM unnest(${ids}::uuid[], ${entries.map(({ platform }) => platform)}::text[],
      ${entries.map(({ workspace }) => workspace)}::text[],
      ${entries.map(({ eventKey }) => eventKey)}::text[],
      ${entries.map(({ receivedAt }) => new Date(receivedAt))}::timestamptz[],
      ${payloads}::bytea[], ${entries.map(({ waits }) => waits)}::boolean[])
      AS e (id, platform, workspace, event_key, received_at, payload, waits)
    ORDER BY e.platform, e.workspace, e.event_key
    ON CONFLICT (platform, workspace, event_key) DO NOTHING
    RETURNING id, organization_id AS "organizationId"`,
    "record-events",
  );
  const ours = new Map(recorded.map(({ id, organizationId }) => [id, organizationId]));
  const again = entries.filter(({ id, isAgain }) => isAgain && !ours.has(id)).map(({ id }) => id);
  for (const { id, organizationId } of await stillOurs(db, again)) ours.set(id, organizationId);
  return ids.map((id) => {
    const organizationId = ours.get(id);
    return organizationId === undefined ? null : { id, attempt: 1, organizationId };
  });
}

/** Which of these were recorded, and claimed, though the database could not say so. */
async function stillOurs(
  db: Db,
  ids: readonly string[],
): Promise<readonly Row<"inbox_event", "id" | "organizationId">[]> {
  if (ids.length === 0) return [];
  return db.rows<Row<"inbox_event", "id" | "organizationId">>(
    sql`SELECT id, organization_id AS "organizationId" FROM inbox_event
    WHERE id = ANY(${[...ids]}::uuid[]) AND attempts = 1 AND lease_until IS NOT NULL`,
  );
}

/**
 * Takes an event of ours up once more, after the database was away; null when another process has
 * it. Waits for whatever the server still does for our earlier attempt, which counts no more.
 */
export async function reclaimEvent(
  db: Db,
  { id, attempt }: EventClaim,
): Promise<(EventClaim & { readonly isDone: boolean }) | null> {
  const [row] = await db.rows<EventClaim & { readonly isDone: boolean }>(sql`UPDATE inbox_event
    SET attempts = attempts + 1, lease_until = ${leaseFrom(false)}
    WHERE id = ${id}::uuid AND attempts = ${attempt} AND lease_until IS NOT NULL
    RETURNING id, attempts AS attempt, organization_id AS "organizationId",
      done_at IS NOT NULL AS "isDone"`);
  return row ?? null;
}

/** Claims events of these platforms whose lease ran out, the oldest first, but none of `held`. */
export async function claimAbandonedEvents(
  db: Db,
  platforms: readonly string[],
  held: readonly string[],
  most: number,
): Promise<AbandonedEvent[]> {
  const rows = await db.rows<Omit<AbandonedEvent, "payload"> & { payload: Buffer }>(sql`
    UPDATE inbox_event SET lease_until = ${leaseFrom(false)}, attempts = attempts + 1
    WHERE id IN (SELECT id FROM inbox_event
      WHERE lease_until < ${databaseNow(0)} AND platform = ANY(${[...platforms]}::text[])
        AND id <> ALL(${[...held]}::uuid[])
      ORDER BY lease_until LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts AS attempt, organization_id AS "organizationId", payload,
      received_at AS "receivedAt",
      done_at IS NOT NULL AS "isDone"`);
  return rows
    .map((row) => ({
      ...row,
      payload: db.cipher.open("inbox_event", "payload", row.id, row.payload),
    }))
    .sort((a, b) => a.receivedAt - b.receivedAt);
}

/** Keeps claims for another while; or gives them up, so that anybody may take them. */
export async function extendEventClaims(
  db: Db,
  claims: readonly EventClaim[],
  until: "later" | "now",
): Promise<void> {
  await db.run(sql`UPDATE inbox_event e SET lease_until = ${leaseFrom(until === "now")}
    FROM unnest(${claims.map(({ id }) => id)}::uuid[],
      ${claims.map(({ attempt }) => attempt)}::int[]) AS c(id, attempt)
    WHERE e.id = c.id AND e.attempts = c.attempt AND e.lease_until IS NOT NULL`);
}

/** Leaves an event to whoever looks for events in so many milliseconds. */
export async function postponeEvent(db: Db, claim: EventClaim, ms: number): Promise<void> {
  await db.run(sql`UPDATE inbox_event SET lease_until = ${databaseNow(0, ms)}
    WHERE id = ${claim.id}::uuid AND attempts = ${claim.attempt} AND lease_until IS NOT NULL`);
}

/** Marks the effect of an event as saved, in its transaction; false when the claim was lost. */
export async function markInboxDone(db: Db, claim: EventClaim, at: Instant): Promise<boolean> {
  const count = await db.run(sql`UPDATE inbox_event
    SET done_at = coalesce(done_at, ${new Date(at)})
    WHERE id = ${claim.id}::uuid AND attempts = ${claim.attempt}`);
  return count === 1;
}

/** Marks an event as answered. */
export async function finishInboxEvent(db: Db, claim: EventClaim, at: Instant): Promise<void> {
  await db.run(
    sql`UPDATE inbox_event SET done_at = coalesce(done_at, ${new Date(at)}), lease_until = NULL
      WHERE id = ${claim.id}::uuid AND attempts = ${claim.attempt}`,
    "finish-event",
  );
}

/** An event that was taken in before, as it came; null where it is not kept any more. */
export async function inboxEventOf(
  db: Db,
  { platform, workspace, eventKey }: Pick<InboxEntry, "platform" | "workspace" | "eventKey">,
): Promise<Pick<InboxEntry, "id" | "payload" | "receivedAt"> | null> {
  const [row] = await db.rows<Row<"inbox_event", "id" | "payload" | "receivedAt">>(sql`
    SELECT id, payload, received_at AS "receivedAt" FROM inbox_event
    WHERE platform = ${platform} AND workspace = ${workspace} AND event_key = ${eventKey}`);
  if (row === undefined) return null;
  const payload = db.cipher.open("inbox_event", "payload", row.id, row.payload);
  return { ...row, payload };
}

/** When the latest event came, by the app's clock; null where none is kept. */
export async function lastEventAt(db: Db): Promise<Instant | null> {
  const [last] = await db.rows<{ at: Instant }>(
    sql`SELECT received_at AS at FROM inbox_event ORDER BY id DESC LIMIT 1`,
  );
  return last?.at ?? null;
}
