import type { Instant } from "../../core/time/civil.ts";
import { courtedCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { type Match, type Side, sides, tagPattern } from "./match.core.ts";

/** So many pairs are found at a time. */
const most = 30;

/**
 * Pairs of customers of whom one offers what the other seeks and the member of a scope has at least one;
 * those whom anybody declined are not among them, nor those with a complaint. Names are there for all:
 * hiding is the asker's.
 */
export const pairedCustomers = (db: Db, scope: Scope): Promise<Match[]> =>
  db.rows<Match>(sql`
    WITH said AS (
      SELECT c.id, c.ref, c.owner_id, m.side, lower(m.found[1]) AS what, jsonb_build_object(
        'id', c.id, 'ref', c.ref, 'name', c.name, 'country', c.country, 'language', c.language,
        'isOwn', coalesce(c.owner_id = ${scope.memberId}::uuid, FALSE)) AS party
      FROM ${courtedCustomers(wholeScope(scope.organizationId))} c
      CROSS JOIN LATERAL unnest(c.tags) tag
      CROSS JOIN LATERAL (VALUES ('offers', regexp_match(tag, ${tagPattern("offers")}, 'i')),
        ('seeks', regexp_match(tag, ${tagPattern("seeks")}, 'i'))) m(side, found)
      WHERE c.tags <> '{}' AND m.found IS NOT NULL
        AND NOT EXISTS (SELECT FROM ${openOwed(["complaint"])} w WHERE w.customer_id = c.id)),
    answered AS (
      SELECT DISTINCT ON (c.id, i.other_id, i.what) c.id, i.other_id, i.what, i.is_agreed
      FROM ${courtedCustomers(wholeScope(scope.organizationId))} c
      JOIN introduction i ON i.customer_id = c.id
      ORDER BY c.id, i.other_id, i.what, i.at DESC, i.id DESC)
    SELECT o.what, o.party || jsonb_build_object('isAgreed', oa.is_agreed) AS offers,
      s.party || jsonb_build_object('isAgreed', sa.is_agreed) AS seeks
    FROM said o JOIN said s ON o.side = 'offers' AND s.side = 'seeks' AND s.what = o.what AND s.id <> o.id
    LEFT JOIN answered oa ON oa.id = o.id AND oa.other_id = s.id AND oa.what = o.what
    LEFT JOIN answered sa ON sa.id = s.id AND sa.other_id = o.id AND sa.what = o.what
    WHERE ${scope.memberId}::uuid IN (o.owner_id, s.owner_id)
      AND oa.is_agreed IS DISTINCT FROM FALSE AND sa.is_agreed IS DISTINCT FROM FALSE
    ORDER BY o.what, o.ref, s.ref LIMIT ${most}`);

/** Members who have a customer to whom, or whose pair, somebody said yes after `since` and by `to`. */
export async function membersAsked(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  since: Instant,
  to: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.owner_id AS id FROM ${courtedCustomers(wholeScope(organizationId))} c
    JOIN introduction i ON i.other_id = c.id
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
    SELECT i.other_id AS own, i.customer_id AS other
    FROM ${courtedCustomers(wholeScope(organizationId))} c JOIN introduction i ON i.other_id = c.id
    WHERE i.organization_id = ${organizationId}::uuid AND i.is_agreed
      AND i.at > ${new Date(since)} AND i.at <= ${new Date(to)}
      AND c.owner_id = ${memberId}::uuid AND i.member_id IS DISTINCT FROM c.owner_id`);
  return new Set(rows.map(({ own, other }) => `${own} ${other}`));
}

/** Every side there is, for whoever walks over both. */
export const otherSide = (side: Side): Side => sides.find((one) => one !== side) ?? side;
