import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";
import { type Claim, claimsOf, isStillOurs, touchedAmong } from "./claimed-delivery.ts";

/** What is about to be sent, and on which platform. */
export type Frozen = Claim & { readonly payload: string; readonly platform: string };

/** Keeps what is about to be sent; false: claim lost. */
export async function freezePayloads(db: Db, frozen: readonly Frozen[]): Promise<boolean[]> {
  const sealed = frozen.map(({ id, payload }) =>
    db.cipher.seal("delivery", "payload", id, payload),
  );
  const rows = await db.rows<Row<"delivery", "id">>(
    sql`UPDATE delivery d SET payload = claim.payload, platform = claim.platform
      FROM unnest(${claimsOf(frozen)}, ${sealed}::bytea[],
        ${frozen.map(({ platform }) => platform)}::text[]) AS claim (id, fence, payload, platform)
      WHERE ${isStillOurs} RETURNING d.id`,
    "freeze-payloads",
  );
  return touchedAmong(frozen, rows);
}
