import type { FinishedImport, ImportNews } from "../../core/finished-import.ts";
import type { Db } from "../database.ts";
import { sql } from "../sql.ts";

/** More imports are never told of at once. */
const most = 50;

/** The last imports of an organization, or of one member, that were not taken back. */
export const finishedImports = (
  db: Db,
  organizationId: string,
  memberId: string | null,
): Promise<FinishedImport[]> =>
  db.rows<FinishedImport>(sql`
    SELECT id, member_id AS "memberId", finished_at AS at FROM import
    WHERE organization_id = ${organizationId}::uuid AND finished_at IS NOT NULL
      AND member_id IS NOT NULL AND reverted_at IS NULL
      AND (${memberId}::uuid IS NULL OR member_id = ${memberId}::uuid)
    ORDER BY finished_at DESC LIMIT ${most}`);

/** What to tell of an import; null where it was taken back, or is another member's. */
export async function importNews(db: Db, memberId: string, id: string): Promise<ImportNews | null> {
  const rows = await db.rows<ImportNews>(sql`
    SELECT id, file_name AS "fileName", rows, created, updated, unchanged, skipped,
      coalesce(notes, '[]') AS notes
    FROM import WHERE id = ${id}::uuid AND member_id = ${memberId}::uuid
      AND finished_at IS NOT NULL AND reverted_at IS NULL`);
  return rows[0] ?? null;
}
