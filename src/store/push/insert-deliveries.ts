import type { Bundled } from "../../core/push/bundled.ts";
import type { Occasion } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";

/** A push to be promised. */
export type PlannedDelivery = Bundled<
  Occasion & { readonly kind: string; readonly notBefore: Instant }
>;

/**
 * Keeps promises that are not kept yet. One that exists already stays as it is, unless nobody has
 * tried it and it is to come sooner than it was put off to, or its time comes again after it
 * expired, as for who flew west or is back the same day. Counts the new.
 */
export async function insertDeliveries(
  db: Db,
  organizationId: string,
  planned: readonly PlannedDelivery[],
): Promise<number> {
  if (planned.length === 0) return 0;
  const instants = (of: (one: PlannedDelivery) => Instant) =>
    planned.map((one) => new Date(of(one)));
  return db.run(sql`
    INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, not_before, expires_at,
      bundle, state)
    SELECT DISTINCT ON (kind, recipient, window_key) id, ${organizationId}::uuid, kind, recipient,
      window_key, tick, not_before, expires_at, bundle,
      CASE WHEN is_joined THEN 'joined' ELSE 'pending' END
    FROM unnest(${planned.map(() => newId())}::uuid[], ${planned.map((one) => one.kind)}::text[],
      ${planned.map((one) => one.recipient)}::text[], ${planned.map((one) => one.windowKey)}::text[],
      ${instants((one) => one.tick)}::timestamptz[], ${instants((one) => one.notBefore)}::timestamptz[],
      ${instants((one) => one.expiresAt)}::timestamptz[],
      ${planned.map((one) => one.bundle)}::text[], ${planned.map((one) => one.isJoined)}::boolean[])
      AS p(id, kind, recipient, window_key, tick, not_before, expires_at, bundle, is_joined)
    ON CONFLICT (organization_id, kind, recipient, window_key) DO UPDATE
      SET state = CASE delivery.state WHEN 'expired' THEN EXCLUDED.state ELSE delivery.state END,
        bundle = CASE delivery.state WHEN 'expired' THEN EXCLUDED.bundle ELSE delivery.bundle END,
        tick = EXCLUDED.tick, not_before = EXCLUDED.not_before, expires_at = EXCLUDED.expires_at,
        settled_at = NULL
      WHERE delivery.attempts = 0 AND (delivery.state = 'expired'
        OR delivery.state = 'pending' AND delivery.not_before > EXCLUDED.not_before)`);
}
