import type { Instant } from "../../core/time/civil.ts";
import { contactLevels } from "../../core/vocabulary.ts";
import { mayContact } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import { isThere } from "../../store/people/still-there.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Received, ToIntroduce } from "./introduction.core.ts";

/** For so many days after a departure introductions are asked for. */
const askedDays = 60;

/** The customers to whom the scope's member has still to introduce themself, those due first on top. */
export const toIntroduce = (db: Db, scope: Scope, now: Instant): Promise<ToIntroduce[]> =>
  db.rows<ToIntroduce>(sql`
    SELECT k.id, c.id AS "customerId", c.ref, c.name AS customer, c.country,
      c.language AS "companyLanguage", m.name AS before,
      (SELECT jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role, 'language', p.language)
        FROM contact p WHERE p.customer_id = c.id AND ${isThere}
        ORDER BY array_position(${[...contactLevels]}::text[], p.level) NULLS LAST, p.created_at, p.id
        LIMIT 1) AS person,
      EXISTS (SELECT 1 FROM ${openOwed(["complaint"])} o WHERE o.customer_id = c.id) AS "hasComplaint"
    FROM ${visibleCustomers(scope)} c JOIN passed_customer k ON k.customer_id = c.id
    LEFT JOIN member m ON m.id = k.from_member_id
    WHERE k.member_id = ${scope.memberId}::uuid AND c.owner_id = k.member_id
      AND k.introduced_at IS NULL AND k.at > ${new Date(now - askedDays * 86_400_000)}
      AND ${mayContact}
    ORDER BY c.due_opens_at NULLS LAST, c.ref`);

/** What came to a member after `since` and by `to`, by who had it. */
export const receivedBetween = (
  db: Db,
  scope: Scope,
  since: Instant,
  to: Instant,
): Promise<Received[]> =>
  db.rows<Received>(sql`
    SELECT m.name AS "from", count(*)::int AS count
    FROM ${visibleCustomers(scope)} c JOIN passed_customer k ON k.customer_id = c.id
    LEFT JOIN member m ON m.id = k.from_member_id
    WHERE k.member_id = ${scope.memberId}::uuid AND c.owner_id = k.member_id
      AND k.at > ${new Date(since)} AND k.at <= ${new Date(to)}
    GROUP BY m.name ORDER BY m.name`);

/** Which of these members got something after `since` and by `to`. */
export async function receiversBetween(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  since: Instant,
  to: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT k.member_id AS id FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN passed_customer k ON k.customer_id = c.id
    WHERE k.member_id = ANY(${[...memberIds]}::uuid[]) AND k.at > ${new Date(since)}
      AND k.at <= ${new Date(to)}`);
  return new Set(rows.map(({ id }) => id));
}
