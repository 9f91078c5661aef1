import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { openWaiting, type WaitingMail } from "../../store/mail/heard-mails.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { isOwn, visibleCustomers } from "../../store/visibility.ts";

/** A mail of somebody unknown at a customer of the scope's member. */
export type StrangersMail = WaitingMail & {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
};

/** Most people who are offered at once. */
const mostOffered = 100;

/**
 * Mails of strangers at customers of the member's own, or lent to them, that were heard after `since` and by `to`: the last
 * of each person, the oldest first.
 */
export async function strangersMails(
  db: Db,
  scope: Scope,
  since: Instant,
  to: Instant,
): Promise<StrangersMail[]> {
  const rows = await db.rows<{
    id: string;
    told: Buffer;
    customerId: string;
    ref: string;
    name: string;
  }>(sql`
    SELECT id, told, "customerId", ref, name FROM (
    SELECT DISTINCT ON (h.person_hash) h.id, h.told, h.at, c.id AS "customerId", c.ref, c.name
    FROM ${visibleCustomers(scope)} c JOIN heard_mail h ON h.customer_id = c.id
    WHERE h.told IS NOT NULL AND ${isOwn(scope)}
      AND h.heard_at > ${new Date(since)} AND h.heard_at <= ${new Date(to)}
      AND NOT EXISTS (SELECT 1 FROM contact p WHERE p.customer_id = c.id AND p.email_hash = h.person_hash)
    ORDER BY h.person_hash, h.at DESC, h.id) last ORDER BY at, id LIMIT ${mostOffered}`);
  return rows.map(({ told, ...row }) => ({ ...row, ...openWaiting(db, row.id, told) }));
}

/** The owners of customers of whom somebody unknown has written after `since`. */
export async function ownersOfStrangers(
  db: Db,
  organizationId: string,
  since: Instant,
): Promise<string[]> {
  const rows = await db.rows<{ ownerId: string }>(sql`
    SELECT DISTINCT c.owner_id AS "ownerId" FROM ${visibleCustomers(wholeScope(organizationId))} c
    JOIN heard_mail h ON h.customer_id = c.id
    WHERE h.told IS NOT NULL AND h.heard_at > ${new Date(since)} AND c.owner_id IS NOT NULL`);
  return rows.map(({ ownerId }) => ownerId);
}
