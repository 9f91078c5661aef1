import type { Zone } from "../../core/time/civil.ts";
import { mayCourt } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { isThere } from "../people/still-there.ts";
import type { Row } from "../tables/row.ts";

/**
 * Of these members those with a customer where somebody keeps one of these festivals, or in one of
 * these countries, where somebody may. `organizationId` is that of all of them.
 */
export async function membersWithObservers(
  db: Db,
  organizationId: string,
  members: readonly string[],
  festivals: readonly string[],
  countries: readonly string[],
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT id FROM (
      SELECT c.owner_id AS id FROM contact p JOIN customer c ON c.id = p.customer_id
      WHERE p.organization_id = ${organizationId}::uuid AND ${isThere}
        AND p.observances && ${festivals.flatMap(spellings)}::text[] AND ${mayCourt}
      UNION SELECT c.owner_id FROM customer c
      WHERE c.organization_id = ${organizationId}::uuid
        AND c.country = ANY(${[...countries]}::bpchar[]) AND ${mayCourt}
    ) told WHERE id = ANY(${[...members]}::uuid[])`);
  return rows.map(({ id }) => id);
}

/** Observances are kept as ids; older ones may be written with other signs between the words. */
const spellings = (festival: string): string[] => [
  festival,
  festival.replaceAll("_", "-"),
  festival.replaceAll("_", " "),
];

/** Who is to be told of a birthday with this hash, at customers in this zone. */
type NearBirthday = { readonly id: string; readonly hash: Buffer; readonly zone: Zone };

/**
 * Which of these members are to be told of birthdays with these hashes: the owners, and for key
 * people the managers of their teams. `organizationId` is that of all of them.
 */
export const membersWithBirthdays = (
  db: Db,
  organizationId: string,
  members: readonly string[],
  hashes: readonly Buffer[],
): Promise<NearBirthday[]> =>
  db.rows<NearBirthday>(sql`
    WITH near AS (
      SELECT c.owner_id, p.birthday_hash AS hash, c.zone,
        bool_or(c.tier = 'KA' OR p.level = 'executive') AS "isKey"
      FROM contact p JOIN customer c ON c.id = p.customer_id
      WHERE p.organization_id = ${organizationId}::uuid AND ${isThere}
        AND p.birthday_hash = ANY(${[...hashes]}::bytea[]) AND ${mayCourt}
      GROUP BY c.owner_id, p.birthday_hash, c.zone
    ), told AS (
      SELECT owner_id AS id, hash, zone FROM near UNION
      SELECT theirs.member_id, near.hash, near.zone FROM near
      JOIN team_member mine ON mine.member_id = near.owner_id
      JOIN team_member theirs ON theirs.team_id = mine.team_id
      JOIN member m ON m.id = theirs.member_id AND m.role = 'manager' WHERE near."isKey"
    )
    SELECT id, hash, zone FROM told WHERE id = ANY(${[...members]}::uuid[])`);

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

/** The windows of the last pushes of a kind that reached a recipient before a window, the latest first. */
export async function sentWindows(
  db: Db,
  organizationId: string,
  kind: string,
  recipient: string,
  before: string,
): Promise<string[]> {
  const rows = await db.rows<Row<"delivery", "windowKey">>(sql`
    SELECT window_key AS "windowKey" FROM delivery
    WHERE organization_id = ${organizationId}::uuid AND kind = ${kind}
      AND recipient = ${recipient} AND state = 'sent' AND window_key < ${before}
    ORDER BY window_key DESC LIMIT 7`);
  return rows.map(({ windowKey }) => windowKey);
}

/** Those to whom a push of a kind was intended in a window from `since` on, but never came. */
export async function recipientsMissed(
  db: Db,
  kind: string,
  since: string,
): Promise<readonly string[]> {
  const rows = await db.rows<Row<"delivery", "recipient">>(sql`
    SELECT recipient FROM delivery WHERE kind = ${kind} AND window_key >= ${since}
    GROUP BY recipient
    HAVING max(window_key) FILTER (WHERE state IN ('expired', 'dead'))
      > coalesce(max(window_key) FILTER (WHERE state = 'sent'), '')`);
  return rows.map(({ recipient }) => recipient);
}
