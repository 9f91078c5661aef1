import type { Occasion } from "../../core/push/occasion.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/** A push that is told in the message of another. */
export type JoinedDelivery = Occasion & { readonly kind: string };

/** What is joined to the pushes that lead these bundles. */
export async function joinedDeliveries(
  db: Db,
  bundles: readonly string[],
): Promise<JoinedDelivery[][]> {
  const rows = await db.rows<JoinedDelivery & { bundle: string }>(sql`
    SELECT bundle, kind, recipient, window_key AS "windowKey", tick, expires_at AS "expiresAt"
    FROM delivery WHERE bundle = ANY(${[...bundles]}::text[]) AND state = 'joined'
    ORDER BY tick, id`);
  return bundles.map((bundle) => rows.filter((row) => row.bundle === bundle));
}
