import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** A delivery whose time has come or is about to come. */
export type DueDelivery = {
  readonly deliveryId: string;
  readonly fence: number;
  readonly isBulk: boolean;
  /** When it may be sent, and the milliseconds until then; negative for how long it has waited. */
  readonly at: Instant;
  readonly inMs: number;
};

/** Which deliveries are meant: on these platforms, or wherever else, if that is known yet. */
export type Reach = { readonly on: readonly string[] } | { readonly exceptOn: readonly string[] };

const halfDay = sql`interval '12 hours'`;

/**
 * Condition: delivery `d` waits, its time has come `by` then, it is not past it. A morning digest
 * also waits until 12 hours after the one before, whatever happened to the member's time zone; of
 * two whose time has come the older goes first, whoever claims the other at the same moment.
 */
export const isDue = (by: Sql): Sql =>
  sql`d.state IN ('pending', 'ambiguous') AND d.not_before <= ${by} AND d.expires_at > ${by}
    AND (d.kind <> 'morning-digest' OR NOT EXISTS (
      SELECT 1 FROM delivery o WHERE o.organization_id = d.organization_id AND o.kind = d.kind
        AND o.recipient = d.recipient AND o.id <> d.id
        AND (o.state IN ('sending', 'ambiguous', 'sent')
          AND coalesce(o.settled_at, o.lease_until, o.not_before)
            BETWEEN ${by} - ${halfDay} AND ${by} + ${halfDay}
          OR o.state = 'pending' AND o.id < d.id AND o.not_before <= ${by} AND o.expires_at > ${by})))`;

/** Condition: delivery `d` is within reach. */
export const isWithin = (reach: Reach): Sql =>
  "on" in reach
    ? sql`d.platform = ANY(${[...reach.on]}::text[])`
    : sql`(d.platform IS NULL OR d.platform <> ALL(${[...reach.exceptOn]}::text[]))`;

/** Condition: delivery `d` does not wait for a platform that does not let us in. */
export const isLetIn = sql`NOT EXISTS (SELECT FROM platform_breaker b WHERE b.platform = d.platform)`;

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
      d.not_before AS at,
      ceil(extract(epoch FROM d.not_before - ${databaseNow(ahead)}) * 1000) AS "inMs"
    FROM delivery d
    WHERE d.settled_at IS NULL AND ${isDue(databaseNow(ahead, within))} AND ${isWithin(reach)}
      AND ${isLetIn}
    ORDER BY "isBulk", d.not_before, d.id`);
}

/** The delivery that has waited longest for a platform which does not let us in; null: none. */
export async function longestLockedOut(
  db: Db,
  ahead: number,
  platform: string,
): Promise<string | null> {
  const [row] = await db.rows<Row<"delivery", "id">>(sql`SELECT d.id FROM delivery d
    WHERE d.settled_at IS NULL AND ${isDue(databaseNow(ahead))} AND d.platform = ${platform}
    ORDER BY d.not_before LIMIT 1`);
  return row?.id ?? null;
}
