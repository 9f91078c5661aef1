import { insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

/** A search that a member kept under a name: the words after `/find`. */
export type SavedFilter = { readonly name: string; readonly query: string };

/** The member's saved searches, by name. */
export async function savedFilters(db: Db, scope: Scope): Promise<SavedFilter[]> {
  return db.prisma.savedFilter.findMany({
    where: { organizationId: scope.organizationId, memberId: scope.memberId },
    select: { name: true, query: true },
    orderBy: { name: "asc" },
  });
}

/**
 * Keeps a search under a name, in place of the one of that name if there is one. Null when it is
 * kept like that already.
 */
export async function saveFilter(
  db: Db,
  scope: Scope,
  { name, query }: SavedFilter,
): Promise<RowChange | null> {
  const [known] = await db.rows<Row<"saved_filter", "id" | "query">>(sql`
    SELECT id, query FROM saved_filter
    WHERE organization_id = ${scope.organizationId}::uuid AND member_id = ${scope.memberId}::uuid
      AND name = ${name} FOR UPDATE`);
  if (known === undefined) {
    return insertRow(db, scope, "saved_filter", { member_id: scope.memberId, name, query });
  }
  if (known.query === query) return null;
  await db.prisma.savedFilter.updateMany({ where: { id: known.id }, data: { query } });
  return { table: "saved_filter", id: known.id, before: { query: known.query }, after: { query } };
}
