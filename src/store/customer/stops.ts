import type { StandingStop, Stop, StopKind } from "../../core/customer/stop.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { deletionOf, insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { bytesText } from "../tables/written.ts";
import { visibleCustomers } from "../visibility.ts";

/** Keeps what a customer asked to be left alone with; null where it is not visible. */
export const insertStop = (
  db: Db,
  scope: Scope,
  customerId: string,
  { kind, channel, words }: Stop & { readonly words: string | null },
  at: Instant,
): Promise<RowChange | null> => {
  const id = newId();
  return insertRow(
    db,
    scope,
    "customer_stop",
    {
      customer_id: customerId,
      member_id: scope.memberId,
      kind,
      channel,
      at: formatInstant(at),
      words: words === null ? null : bytesText(db.cipher.seal("customer_stop", "words", id, words)),
    },
    id,
  );
};

/** Takes away what a visible customer asked for, all of it or what is of this kind. */
export async function deleteStops(
  db: Db,
  scope: Scope,
  customerId: string,
  kind: StopKind | null = null,
): Promise<RowChange[]> {
  const rows = await db.rows<{ row: { id: string } }>(sql`
    DELETE FROM customer_stop s USING ${visibleCustomers(scope)} c
    WHERE c.id = s.customer_id AND s.customer_id = ${customerId}::uuid
      AND ${kind === null ? sql`TRUE` : sql`s.kind = ${kind}`}
    RETURNING to_jsonb(s) AS row`);
  return rows.map(({ row }) => deletionOf("customer_stop", row));
}

/** What a visible customer asked for, the oldest first. */
export async function standingStops(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<StandingStop[]> {
  const rows = await db.rows<
    Row<"customer_stop", "id" | "kind" | "channel" | "at" | "words"> & { by: string | null }
  >(sql`
    SELECT s.id, s.kind, s.channel, s.at, s.words, m.name AS by
    FROM ${visibleCustomers(scope)} c JOIN customer_stop s ON s.customer_id = c.id
    LEFT JOIN member m ON m.id = s.member_id
    WHERE c.id = ${customerId}::uuid ORDER BY s.at, s.id`);
  return rows.map(({ id, at, words, ...stop }) => ({
    ...stop,
    since: at,
    words: words === null ? null : db.cipher.open("customer_stop", "words", id, words),
  }));
}
