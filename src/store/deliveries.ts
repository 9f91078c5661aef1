import type { Occasion, Recipient } from "../core/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { newId } from "./new-id.ts";
import { type Sql, sql } from "./sql.ts";

/** A push to be promised. */
export type PlannedDelivery = Occasion & { readonly kind: string; readonly notBefore: Instant };

/** A delivery whose time has come or is about to come. */
export type DueDelivery = {
  readonly deliveryId: string;
  readonly fence: number;
  readonly isBulk: boolean;
  /** Milliseconds until it may be sent; negative for how long it has waited. */
  readonly inMs: number;
};

/** A delivery that is ours to send until the lease runs out; `fence` tells our claim from others. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: string;
  readonly recipient: Recipient;
  readonly windowKey: string;
  readonly tick: Instant;
  readonly expiresAt: Instant;
  /** When it was planned, by the real clock: nothing of it was sent before. */
  readonly plannedAt: Instant;
  readonly fence: number;
  /** Attempts including this one. */
  readonly attempts: number;
  /** What the first attempt froze; null until then. */
  readonly payload: string | null;
  /** How many of its messages have arrived, and what the platform calls the first. */
  readonly parts: number;
  readonly messageId: string | null;
  /** Nobody knows what became of the attempt before: the next message may have arrived as well. */
  readonly isUnclear: boolean;
  /** Platforms that do not let us in at present. */
  readonly lockedOut: readonly string[];
};

/** Which deliveries are meant: on these platforms, or wherever else, if that is known yet. */
export type Reach = { readonly on: readonly string[] } | { readonly exceptOn: readonly string[] };

/** How long a claim holds, in milliseconds. */
export const leaseMs = 60_000;

/**
 * Keeps promises that are not kept yet; one that exists already stays as it is, unless it expired
 * before anybody tried and its time comes again, as for who flew west. Counts the new.
 */
export async function insertDeliveries(
  db: Db,
  organizationId: string,
  planned: readonly PlannedDelivery[],
): Promise<number> {
  const instants = (of: (one: PlannedDelivery) => Instant) =>
    planned.map((one) => new Date(of(one)));
  return db.run(sql`
    INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, not_before, expires_at)
    SELECT DISTINCT ON (kind, recipient, window_key) id, ${organizationId}::uuid, kind, recipient,
      window_key, tick, not_before, expires_at
    FROM unnest(${planned.map(() => newId())}::uuid[], ${planned.map((one) => one.kind)}::text[],
      ${planned.map((one) => one.recipient)}::text[], ${planned.map((one) => one.windowKey)}::text[],
      ${instants((one) => one.tick)}::timestamptz[], ${instants((one) => one.notBefore)}::timestamptz[],
      ${instants((one) => one.expiresAt)}::timestamptz[])
      AS p(id, kind, recipient, window_key, tick, not_before, expires_at)
    ON CONFLICT (organization_id, kind, recipient, window_key) DO UPDATE
      SET state = 'pending', tick = EXCLUDED.tick, not_before = EXCLUDED.not_before,
        expires_at = EXCLUDED.expires_at, settled_at = NULL
      WHERE delivery.state = 'expired' AND delivery.attempts = 0
        AND EXCLUDED.expires_at > delivery.expires_at`);
}

/**
 * Names what has become of deliveries that nobody works on: a claim whose lease ran out, or ends
 * later than any lease because the clock was put back, may or may not have been sent; what is past
 * its time is not sent any more.
 */
export async function settleAbandoned(db: Db, ahead: number): Promise<void> {
  const now = databaseNow(ahead);
  await db.run(sql`UPDATE delivery SET state = 'ambiguous', not_before = ${now}, lease_until = NULL,
      reason = 'lease ran out'
    WHERE state = 'sending'
      AND (lease_until < ${now} OR lease_until > ${databaseNow(ahead, 2 * leaseMs)})`);
  await db.run(sql`UPDATE delivery SET state = 'expired', settled_at = ${now}, payload = NULL
    WHERE state IN ('pending', 'ambiguous') AND expires_at <= ${now}`);
}

/**
 * Waiting, its time come, not past it. A morning digest also waits until 12 hours after the one
 * before, whatever happened to the member's time zone.
 */
const isDue = (ahead: number, within: number): Sql => {
  const by = databaseNow(ahead, within);
  return sql`d.state IN ('pending', 'ambiguous') AND d.not_before <= ${by} AND d.expires_at > ${by}
    AND (d.kind <> 'morning-digest' OR NOT EXISTS (
      SELECT 1 FROM delivery o WHERE o.organization_id = d.organization_id AND o.kind = d.kind
        AND o.recipient = d.recipient AND o.id <> d.id
        AND o.state IN ('sending', 'ambiguous', 'sent')
        AND coalesce(o.settled_at, o.lease_until, o.not_before)
          BETWEEN ${by} - interval '12 hours' AND ${by} + interval '12 hours'))`;
};

const isWithin = (reach: Reach): Sql =>
  "on" in reach
    ? sql`d.platform = ANY(${[...reach.on]}::text[])`
    : sql`(d.platform IS NULL OR d.platform <> ALL(${[...reach.exceptOn]}::text[]))`;

/** Those of platforms that do not let us in wait until they do. */
const isLetIn = sql`NOT EXISTS (SELECT FROM platform_breaker b WHERE b.platform = d.platform)`;

/**
 * The deliveries that may be sent within so many milliseconds: those of `bulk` kinds last, of each
 * the longest waiting first.
 */
export async function dueDeliveries(
  db: Db,
  ahead: number,
  within: number,
  reach: Reach,
  bulk: readonly string[],
): Promise<DueDelivery[]> {
  return db.rows<DueDelivery>(sql`
    SELECT d.id AS "deliveryId", d.fence, d.kind = ANY(${[...bulk]}::text[]) AS "isBulk",
      round(extract(epoch FROM d.not_before - ${databaseNow(ahead)}) * 1000) AS "inMs"
    FROM delivery d WHERE ${isDue(ahead, within)} AND ${isWithin(reach)} AND ${isLetIn}
    ORDER BY "isBulk", d.not_before`);
}

/** The delivery that has waited longest for a platform which does not let us in; null: none. */
export async function longestLockedOut(
  db: Db,
  ahead: number,
  platform: string,
): Promise<string | null> {
  const [row] = await db.rows<{ id: string }>(sql`SELECT d.id FROM delivery d
    WHERE ${isDue(ahead, 0)} AND d.platform = ${platform} ORDER BY d.not_before LIMIT 1`);
  return row?.id ?? null;
}

/**
 * Takes a delivery for sending if it is due, within reach, and nobody else has it; else null.
 * `isProbe`: also where the platform does not let us in, to see whether it does.
 */
export async function claimDelivery(
  db: Db,
  ahead: number,
  id: string,
  reach: Reach,
  isProbe = false,
): Promise<ClaimedDelivery | null> {
  const rows = await db.rows<Omit<ClaimedDelivery, "payload"> & { payload: Buffer | null }>(sql`
    WITH due AS (SELECT d.id, d.state = 'ambiguous' AS is_unclear FROM delivery d
      WHERE d.id = ${id}::uuid AND ${isDue(ahead, 0)} AND ${isWithin(reach)}
        AND ${isProbe ? sql`TRUE` : isLetIn}
      FOR UPDATE SKIP LOCKED)
    UPDATE delivery SET state = 'sending', lease_until = ${databaseNow(ahead, leaseMs)},
      fence = fence + 1, attempts = attempts + 1, reason = NULL
    FROM due WHERE delivery.id = due.id
    RETURNING delivery.id, organization_id AS "organizationId", kind, recipient,
      window_key AS "windowKey", tick, expires_at AS "expiresAt", created_at AS "plannedAt", fence,
      attempts, payload, parts, message_id AS "messageId", is_unclear AS "isUnclear",
      ARRAY(SELECT b.platform FROM platform_breaker b) AS "lockedOut"`);
  const row = rows[0];
  if (row === undefined) return null;
  const { payload } = row;
  return {
    ...row,
    payload: payload === null ? null : db.cipher.open("delivery", "payload", row.id, payload),
  };
}

const ours = ({ id, fence }: ClaimedDelivery): Sql =>
  sql`id = ${id}::uuid AND fence = ${fence} AND state = 'sending'`;

/** Keeps what is about to be sent, and on which platform; false: claim lost. */
export async function freezePayload(
  db: Db,
  claimed: ClaimedDelivery,
  payload: string,
  platform: string,
): Promise<boolean> {
  const sealed = db.cipher.seal("delivery", "payload", claimed.id, payload);
  const count = await db.run(sql`UPDATE delivery SET payload = ${sealed}, platform = ${platform}
    WHERE ${ours(claimed)}`);
  return count === 1;
}

/** Keeps how many messages have arrived, and the first one's id; false: claim lost. */
export async function recordParts(
  db: Db,
  claimed: ClaimedDelivery,
  parts: number,
  messageId: string,
): Promise<boolean> {
  const count = await db.run(sql`UPDATE delivery SET parts = ${parts}, message_id = ${messageId}
    WHERE ${ours(claimed)}`);
  return count === 1;
}

/** Leaves a claim to a process that can post on this platform, as if it had not been made. */
export async function handOver(
  db: Db,
  claimed: ClaimedDelivery,
  platform: string,
): Promise<boolean> {
  const state = claimed.isUnclear ? "ambiguous" : "pending";
  const count = await db.run(sql`UPDATE delivery SET state = ${state}, lease_until = NULL,
    attempts = attempts - 1, platform = ${platform} WHERE ${ours(claimed)}`);
  return count === 1;
}

/**
 * What came of an attempt. `inMs`: when the next may be made; `isUntried`: it was none, something
 * kept every post from the platform. Reasons carry nothing personal.
 */
export type Ending =
  | { readonly state: "sent"; readonly messageId: string }
  | {
      readonly state: "pending" | "ambiguous";
      readonly inMs: number;
      readonly reason: string;
      readonly isUntried?: true;
    }
  | { readonly state: "dead" | "superseded"; readonly reason: string };

/** Records the end of an attempt; false when the claim was lost and nothing was recorded. */
export async function settleDelivery(
  db: Db,
  ahead: number,
  claimed: ClaimedDelivery,
  ending: Ending,
): Promise<boolean> {
  const goesOn = "inMs" in ending;
  const set = goesOn
    ? sql`not_before = ${databaseNow(ahead, ending.inMs)}, reason = ${ending.reason},
        attempts = attempts - ${ending.isUntried ? 1 : 0}::int`
    : sql`settled_at = ${databaseNow(ahead)}, payload = NULL,
        message_id = ${ending.state === "sent" ? ending.messageId : null},
        reason = ${ending.state === "sent" ? null : ending.reason}`;
  const count = await db.run(sql`UPDATE delivery SET state = ${ending.state}, lease_until = NULL,
    ${set} WHERE ${ours(claimed)}`);
  return count === 1;
}
