import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Claimed } from "./claims.core.ts";

/** The handle of who has claimed a customer since; null where nobody has. */
export async function claimedSince(
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<string | null> {
  const [row] = await db.rows<{ handle: string }>(sql`
    SELECT m.handle FROM ${visibleCustomers(scope)} c
    JOIN customer_claim k ON k.customer_id = c.id JOIN member m ON m.id = k.member_id
    WHERE c.id = ${customerId}::uuid AND k.at > ${new Date(since)} ORDER BY k.at DESC LIMIT 1`);
  return row?.handle ?? null;
}

/** When customer `c` was last given to its owner, by word or by a file; null: never, or it was taken back. */
export const givenAt: Sql = sql`greatest((SELECT max(e.at) FROM audit_entry e
    WHERE e.customer_id = c.id AND e.action = 'owner.changed' AND e.undone_at IS NULL),
  (SELECT max(i.at) FROM import i JOIN import_change d ON d.import_id = i.id
      AND d.organization_id = i.organization_id AND d.table_name = 'customer' AND d.row_id = c.id
    WHERE i.organization_id = c.organization_id AND i.updated > 0 AND i.reverted_at IS NULL
      AND jsonb_exists(d.before, 'owner_id')))`;

/** Whether a customer was given to its owner since: by a manager, by a file, or as somebody left. */
export async function isGivenSince(
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<boolean> {
  const rows = await db.rows(sql`
    SELECT 1 FROM ${visibleCustomers(scope)} c
    WHERE c.id = ${customerId}::uuid AND (${givenAt} > ${new Date(since)}
      OR EXISTS (SELECT FROM passed_customer k WHERE k.customer_id = c.id
        AND k.member_id = c.owner_id AND k.at > ${new Date(since)}))`);
  return rows.length > 0;
}

/** What was claimed from a member after `since` and by `to`, of whomever it is now, the latest last. */
export const claimedFrom = (
  db: Db,
  organizationId: string,
  memberId: string,
  since: Instant,
  to: Instant,
): Promise<Claimed[]> =>
  db.rows<Claimed>(sql`
    SELECT c.ref, c.name, m.handle AS by, k.at, k.pool_credit AS credit
    FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN customer_claim k ON k.customer_id = c.id JOIN member m ON m.id = k.member_id
    WHERE k.from_member_id = ${memberId}::uuid AND k.at > ${new Date(since)}
      AND k.at <= ${new Date(to)}
    ORDER BY k.at, c.ref`);

/** Which of these members something was claimed from after `since` and by `to`. */
export async function robbedMembers(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  since: Instant,
  to: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT k.from_member_id AS id FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN customer_claim k ON k.customer_id = c.id
    WHERE k.from_member_id = ANY(${[...memberIds]}::uuid[]) AND k.at > ${new Date(since)}
      AND k.at <= ${new Date(to)}`);
  return new Set(rows.map(({ id }) => id));
}
