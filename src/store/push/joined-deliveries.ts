import type { Occasion } from "../../core/push/occasion.ts";
import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { sql } from "../database/sql.ts";
import { type Claim, isStillOurs } from "./claimed-delivery.ts";

/** A push that is told in the message of another. */
export type JoinedDelivery = Occasion & { readonly id: string; readonly kind: string };

/** What is joined to the pushes that lead these bundles. */
export async function joinedDeliveries(
  db: Db,
  bundles: readonly string[],
): Promise<JoinedDelivery[][]> {
  const rows = await db.rows<JoinedDelivery & { bundle: string }>(sql`
    SELECT id, bundle, kind, recipient, window_key AS "windowKey", tick, expires_at AS "expiresAt"
    FROM delivery WHERE bundle = ANY(${[...bundles]}::text[]) AND state = 'joined'
    ORDER BY tick, id`);
  return bundles.map((bundle) => rows.filter((row) => row.bundle === bundle));
}

/**
 * Ends what is joined to a delivery and has nothing to say, as if it had been tried alone; false:
 * claim lost.
 */
export async function leaveOut(
  db: Db,
  { id, fence }: Claim,
  ids: readonly string[],
  ahead: number,
): Promise<boolean> {
  const count =
    await db.run(sql`UPDATE delivery j SET state = 'superseded', reason = 'nothing to say',
      settled_at = ${databaseNow(ahead)}
    FROM delivery d, (SELECT ${id}::uuid AS id, ${fence}::int AS fence) claim
    WHERE ${isStillOurs} AND j.bundle = d.bundle AND j.state = 'joined'
      AND j.id = ANY(${[...ids]}::uuid[])`);
  return count === ids.length;
}
