import type { FinishedImport, ImportNews } from "../../core/import/finished-import.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/** More imports are never told of at once. */
const most = 50;

/**
 * The last imports of an organization, or of each of these members, that were not taken back; those of
 * a file that was sent in a chat were told of there.
 */
export function finishedImports(
  db: Db,
  organizationId: string,
  among?: readonly string[],
): Promise<FinishedImport[]> {
  const whose = among === undefined ? sql`true` : sql`member_id = ANY(${[...among]}::uuid[])`;
  const each = among === undefined ? sql`organization_id` : sql`member_id`;
  return db.rows<FinishedImport>(sql`
    SELECT id, "memberId", at FROM (
      SELECT id, member_id AS "memberId", finished_at AS at,
        row_number() OVER (PARTITION BY ${each} ORDER BY finished_at DESC) AS rank
      FROM import
      WHERE organization_id = ${organizationId}::uuid AND finished_at IS NOT NULL
        AND member_id IS NOT NULL AND reverted_at IS NULL AND ${whose}
        AND NOT EXISTS (SELECT FROM received_file f WHERE f.id = import.id)) last
    WHERE rank <= ${most} ORDER BY at DESC`);
}

/** What to tell of an import; null where it was taken back, or is another member's. */
export async function importNews(db: Db, memberId: string, id: string): Promise<ImportNews | null> {
  const found = await db.prisma.import.findFirst({
    where: { id, memberId, finishedAt: { not: null }, revertedAt: null },
  });
  if (found === null) return null;
  const { fileName, rows, created, updated, unchanged, skipped, notes } = found;
  return {
    ...{ id, fileName, rows, created, updated, unchanged, skipped },
    notes: (notes ?? []) as unknown as ImportNews["notes"],
  };
}
