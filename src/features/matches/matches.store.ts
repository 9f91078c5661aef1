import type { Instant } from "../../core/time/civil.ts";
import { mayCourt } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { rawSql, type Sql, sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import { type Match, type Side, sides, tagPattern } from "./match.core.ts";

/** So many pairs are found at a time. */
const most = 30;

/** Customers of the organization who say by a tag what they offer, or seek; not those left alone, nor with a complaint. */
const saying = (scope: Scope, side: Side): Sql => sql`(
  SELECT c.*, lower(m.found[1]) AS what FROM ${visibleCustomers(wholeScope(scope.organizationId))} c
  CROSS JOIN LATERAL unnest(c.tags) tag
  CROSS JOIN LATERAL regexp_match(tag, ${tagPattern(side)}, 'i') m(found)
  WHERE c.tags <> '{}' AND m.found IS NOT NULL AND ${mayCourt}
    AND NOT EXISTS (SELECT FROM ${openOwed(["complaint"])} w WHERE w.customer_id = c.id))`;

/** What the side's owner said last to this pair. */
const answered = (own: Side, other: Side): Sql => sql`(SELECT i.is_agreed FROM introduction i
  WHERE i.customer_id = ${rawSql(own)}.id AND i.other_id = ${rawSql(other)}.id AND i.what = offers.what
  ORDER BY i.at DESC, i.id DESC LIMIT 1)`;

const partyOf = (side: Side, agreed: Sql, scope: Scope): Sql => sql`jsonb_build_object(
  'id', ${rawSql(side)}.id, 'ref', ${rawSql(side)}.ref, 'name', ${rawSql(side)}.name,
  'country', ${rawSql(side)}.country, 'language', ${rawSql(side)}.language,
  'isOwn', coalesce(${rawSql(side)}.owner_id = ${scope.memberId}::uuid, FALSE), 'isAgreed', ${agreed})`;

/**
 * Pairs of customers of whom one offers what the other seeks and the member of a scope has at least one;
 * those whom anybody declined are not among them. Names are there for all: hiding is the asker's.
 */
export const pairedCustomers = (db: Db, scope: Scope): Promise<Match[]> =>
  db.rows<Match>(sql`
    SELECT offers.what, ${partyOf("offers", sql`o.agreed`, scope)} AS offers,
      ${partyOf("seeks", sql`s.agreed`, scope)} AS seeks
    FROM ${saying(scope, "offers")} offers
    JOIN ${saying(scope, "seeks")} seeks ON seeks.what = offers.what AND seeks.id <> offers.id
    CROSS JOIN LATERAL (SELECT ${answered("offers", "seeks")} AS agreed) o
    CROSS JOIN LATERAL (SELECT ${answered("seeks", "offers")} AS agreed) s
    WHERE ${scope.memberId}::uuid IN (offers.owner_id, seeks.owner_id)
      AND o.agreed IS DISTINCT FROM FALSE AND s.agreed IS DISTINCT FROM FALSE
    ORDER BY offers.what, offers.ref, seeks.ref LIMIT ${most}`);

/** Members who have a customer to whom, or whose pair, somebody said yes after `since` and by `to`. */
export async function membersAsked(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  since: Instant,
  to: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.owner_id AS id FROM introduction i
    JOIN ${visibleCustomers(wholeScope(organizationId))} c ON c.id = i.other_id
    WHERE i.organization_id = ${organizationId}::uuid AND i.is_agreed
      AND i.at > ${new Date(since)} AND i.at <= ${new Date(to)}
      AND c.owner_id = ANY(${[...memberIds]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Keys of pairs (own customer, other one) to which the other's owner said yes after `since` and by `to`. */
export async function agreedSince(
  db: Db,
  { organizationId, memberId }: Scope,
  since: Instant,
  to: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ own: string; other: string }>(sql`
    SELECT i.other_id AS own, i.customer_id AS other FROM introduction i
    JOIN ${visibleCustomers(wholeScope(organizationId))} c ON c.id = i.other_id
    WHERE i.organization_id = ${organizationId}::uuid AND i.is_agreed
      AND i.at > ${new Date(since)} AND i.at <= ${new Date(to)}
      AND c.owner_id = ${memberId}::uuid AND i.member_id IS DISTINCT FROM c.owner_id`);
  return new Set(rows.map(({ own, other }) => `${own} ${other}`));
}

/** Every side there is, for whoever walks over both. */
export const otherSide = (side: Side): Side => sides.find((one) => one !== side) ?? side;
