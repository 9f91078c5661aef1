import type { Db } from "./database.ts";
import { type Sql, sql } from "./sql.ts";

/** Of these members those who own a customer that a condition on `c` and its person `p` fits. */
const ownersWhere = (db: Db, members: readonly string[], condition: Sql): Promise<string[]> =>
  db
    .rows<{ id: string }>(sql`
      SELECT m.id FROM member m WHERE m.id = ANY(${[...members]}::uuid[]) AND EXISTS (
        SELECT FROM customer c JOIN contact p ON p.customer_id = c.id
        WHERE c.organization_id = m.organization_id AND c.owner_id = m.id AND ${condition})`)
    .then((rows) => rows.map(({ id }) => id));

/** Of these members those with somebody who keeps one of these festivals, or may in their country. */
export const membersWithObservers = (
  db: Db,
  members: readonly string[],
  festivals: readonly string[],
  countries: readonly string[],
): Promise<string[]> =>
  ownersWhere(
    db,
    members,
    sql`(c.country = ANY(${[...countries]}::text[]) OR EXISTS (
      SELECT FROM unnest(p.observances) kept
      WHERE translate(lower(kept), '- ', '__') = ANY(${[...festivals]}::text[])))`,
  );

/**
 * Of these members those to tell of a birthday with one of these hashes: the owners, and for key
 * people the managers of their teams. `organizationId` is that of all of them.
 */
export async function membersWithBirthdays(
  db: Db,
  organizationId: string,
  members: readonly string[],
  hashes: readonly Buffer[],
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    WITH near AS (
      SELECT c.owner_id, bool_or(c.tier = 'KA' OR p.level = 'executive') AS "isKey"
      FROM contact p JOIN customer c ON c.id = p.customer_id
      WHERE p.organization_id = ${organizationId}::uuid
        AND p.birthday_hash = ANY(${[...hashes]}::bytea[])
      GROUP BY c.owner_id
    ), told AS (
      SELECT owner_id AS id FROM near UNION
      SELECT theirs.member_id FROM near
      JOIN team_member mine ON mine.member_id = near.owner_id
      JOIN team_member theirs ON theirs.team_id = mine.team_id
      JOIN member m ON m.id = theirs.member_id AND m.role = 'manager' WHERE near."isKey"
    )
    SELECT id FROM told WHERE id = ANY(${[...members]}::uuid[])`);
  return rows.map(({ id }) => id);
}

/** The window of the last push of a kind that reached a recipient before a window; null: none. */
export async function lastSentWindow(
  db: Db,
  kind: string,
  recipient: string,
  before: string,
): Promise<string | null> {
  const [row] = await db.rows<{ last: string | null }>(sql`
    SELECT max(window_key) AS last FROM delivery
    WHERE kind = ${kind} AND recipient = ${recipient} AND state = 'sent'
      AND window_key < ${before}`);
  return row?.last ?? null;
}

/** Those to whom a push of a kind was intended in a window from `since` on, but never came. */
export async function recipientsMissed(
  db: Db,
  kind: string,
  since: string,
): Promise<readonly string[]> {
  const rows = await db.rows<{ recipient: string }>(sql`
    SELECT recipient FROM delivery WHERE kind = ${kind} AND window_key >= ${since}
    GROUP BY recipient
    HAVING max(window_key) FILTER (WHERE state IN ('expired', 'dead'))
      > coalesce(max(window_key) FILTER (WHERE state = 'sent'), '')`);
  return rows.map(({ recipient }) => recipient);
}
