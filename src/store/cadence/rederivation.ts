import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** The version (see `duesVersion`) that all dues of an organization were derived with, or null. */
export async function derivedWith(db: Db, organizationId: string): Promise<string | null> {
  const found = await db.prisma.organization.findFirst({
    where: { id: organizationId },
    select: { duesVersion: true },
  });
  return found?.duesVersion ?? null;
}

/** Remembers that all of them were. */
export async function rememberDerived(
  db: Db,
  organizationId: string,
  version: string,
): Promise<void> {
  await db.prisma.organization.updateMany({
    where: { id: organizationId },
    data: { duesVersion: version },
  });
}

/** The ids of the next customers of a scope after one, in order; the first ones after null. */
export async function customersAfter(
  db: Db,
  scope: Scope,
  last: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.rows<Row<"customer", "id">>(sql`
    SELECT c.id FROM ${visibleCustomers(scope)} c
    WHERE ${last === null ? sql`TRUE` : sql`c.id > ${last}::uuid`} ORDER BY c.id LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}
