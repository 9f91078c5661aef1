import type { PlannedReminder, Reminder } from "../../core/cadence/reminder.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange } from "../changes/row-change.ts";
import { contactableCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { type Sql, sql } from "../database/sql.ts";
import { type Scope, wholeScope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { bytesText } from "../tables/written.ts";

/** Keeps what the scope's member wants to be reminded of. */
export const insertReminder = (
  db: Db,
  scope: Scope,
  { customerId, at, content }: Omit<Reminder, "id" | "memberId">,
): Promise<RowChange | null> => {
  const id = newId();
  return insertRow(
    db,
    scope,
    "reminder",
    {
      member_id: scope.memberId,
      customer_id: customerId,
      at: formatInstant(at),
      content: bytesText(db.cipher.seal("reminder", "content", id, content)),
    },
    id,
  );
};

/** Of whom left, whoever has customer `c` now, or else the first admin, is reminded: `r` of member `m`. */
const remindedId: Sql = sql`CASE WHEN m.is_active THEN m.id ELSE coalesce(c.owner_id,
  (SELECT a.id FROM member a WHERE a.organization_id = m.organization_id AND a.role = 'admin'
    AND a.is_active ORDER BY a.created_at, a.id LIMIT 1)) END`;

/** Most that are planned at once; those that are farthest ahead come first. */
const most = 2000;

/** When whom of an organization is to be reminded, of these members alone where they are given. */
export function plannedReminders(
  db: Db,
  organizationId: string,
  among?: readonly string[],
): Promise<PlannedReminder[]> {
  const ids = sql`${[...(among ?? [])]}::uuid[]`;
  const left = sql`ARRAY(SELECT l.id FROM member l
    WHERE l.organization_id = ${organizationId}::uuid AND NOT l.is_active)`;
  // By whose reminders they are first, so that not all that were ever kept are read.
  const whose =
    among === undefined
      ? sql`TRUE`
      : sql`r.member_id = ANY(${ids} || ${left}) AND ${remindedId} = ANY(${ids})`;
  return db.rows<Row<"reminder", "id" | "memberId" | "at">>(sql`
    SELECT r.id, ${remindedId} AS "memberId", r.at
    FROM reminder r JOIN ${contactableCustomers(wholeScope(organizationId))} c ON c.id = r.customer_id
    JOIN member m ON m.id = r.member_id
    WHERE ${whose} ORDER BY r.at DESC LIMIT ${most}`);
}

/**
 * A reminder of the scope's member; null where it was taken back, or they do not see the customer any
 * more.
 */
export async function reminderOf(db: Db, scope: Scope, id: string): Promise<Reminder | null> {
  const [row] = await db.rows<
    Row<"reminder", "id" | "memberId" | "customerId" | "at" | "content">
  >(sql`
    SELECT r.id, m.id AS "memberId", r.customer_id AS "customerId", r.at, r.content
    FROM reminder r JOIN ${contactableCustomers(scope)} c ON c.id = r.customer_id
    JOIN member m ON m.id = r.member_id
    WHERE r.id = ${id}::uuid AND ${remindedId} = ${scope.memberId}::uuid`);
  if (row === undefined) return null;
  return { ...row, content: db.cipher.open("reminder", "content", row.id, row.content) };
}
