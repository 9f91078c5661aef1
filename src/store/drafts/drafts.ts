import type { Draft, DraftItem } from "../../core/drafts/draft.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

type DraftRow = Row<"draft", "id" | "items">;

/** How a draft ended. */
export type DraftEnd = "confirmed" | "dropped";

/** Keeps what a member told until it is confirmed. */
export async function insertDraft(
  db: Db,
  scope: Scope,
  items: readonly DraftItem[],
  at: Instant,
): Promise<Draft> {
  const id = newId();
  const sealed = db.cipher.seal("draft", "items", id, JSON.stringify(items));
  await db.run(sql`INSERT INTO draft (id, organization_id, member_id, at, items)
    VALUES (${id}::uuid, ${scope.organizationId}::uuid, ${scope.memberId}::uuid, ${new Date(at)}, ${sealed})`);
  return { id, items };
}

const read = (db: Db, { id, items }: DraftRow): Draft => ({
  id,
  items: JSON.parse(db.cipher.open("draft", "items", id, items)) as DraftItem[],
});

/** The member's open drafts since an instant, the newest first. */
export async function openDrafts(db: Db, scope: Scope, since: Instant): Promise<Draft[]> {
  const rows = await db.rows<DraftRow>(sql`SELECT id, items FROM draft
    WHERE organization_id = ${scope.organizationId}::uuid AND member_id = ${scope.memberId}::uuid
      AND state = 'open' AND at >= ${new Date(since)} ORDER BY at DESC, id DESC LIMIT 20`);
  return rows.map((row) => read(db, row));
}

/** Ends an open draft of the member, held until the transaction ends; null where it is none any more. */
export async function endDraft(
  db: Db,
  scope: Scope,
  id: string,
  state: DraftEnd,
): Promise<Draft | null> {
  const rows = await db.rows<DraftRow>(sql`UPDATE draft SET state = ${state}
    WHERE organization_id = ${scope.organizationId}::uuid AND member_id = ${scope.memberId}::uuid
      AND id = ${id}::uuid AND state = 'open' RETURNING id, items`);
  return rows[0] === undefined ? null : read(db, rows[0]);
}

/** Forgets drafts from before an instant; returns how many. */
export const forgetDrafts = (db: Db, before: Instant): Promise<number> =>
  db.run(sql`DELETE FROM draft WHERE at < ${new Date(before)}`);
