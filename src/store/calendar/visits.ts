import type { Visit } from "../../core/calendar/visit.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { deletionOf, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { type Scope, wholeScope } from "../scope.ts";
import type { TextRow } from "../tables/written.ts";
import { visibleCustomers } from "../visibility.ts";

/** A visit, and when the customer was last in touch. */
export type KeptVisit = Visit & { readonly touchedAt: Instant | null };

/** The visits of visible customers that are not over on a day, the next first. */
export const visitsFrom = (db: Db, scope: Scope, day: CivilDate): Promise<KeptVisit[]> =>
  db.rows<KeptVisit>(sql`
    SELECT v.id, c.id AS "customerId", c.ref, c.name, v.on_date AS "on", v.people,
      (SELECT max(t.at) FROM touch t WHERE t.customer_id = c.id) AS "touchedAt"
    FROM ${visibleCustomers(scope)} c JOIN visit v ON v.customer_id = c.id
    WHERE v.organization_id = ${scope.organizationId}::uuid AND v.on_date >= ${day}::date
    ORDER BY v.on_date, c.ref, v.id`);

/**
 * Those of these members one of whose customers, or of those that are lent to them, comes between two days, both
 * included.
 */
export async function hostsBetween(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  from: CivilDate,
  to: CivilDate,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT m.id FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN visit v ON v.customer_id = c.id
    JOIN member m ON m.id = c.owner_id OR EXISTS (SELECT 1 FROM handover h
      WHERE h.member_id = c.owner_id AND h.colleague_id = m.id
        AND h.from_on <= ${to}::date AND h.to_on >= ${from}::date)
    WHERE v.on_date BETWEEN ${from}::date AND ${to}::date
      AND m.id = ANY(${[...memberIds]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Deletes a visit of a visible customer, with the row as it was; null where there is none. */
export async function deleteVisit(db: Db, scope: Scope, id: string): Promise<RowChange | null> {
  const rows = await db.rows<{ row: TextRow<"visit"> }>(sql`
    DELETE FROM visit v USING ${visibleCustomers(scope)} c
    WHERE v.id = ${id}::uuid AND c.id = v.customer_id RETURNING to_jsonb(v) AS row`);
  const [gone] = rows;
  return gone === undefined ? null : deletionOf("visit", gone.row);
}
