import type { Instant } from "../../core/time/civil.ts";
import { courtedCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { type Match, type Side, sides, tagPattern } from "./match.core.ts";

/** Customer `c` as a side of a pair. */
const party = ({ memberId }: Scope): Sql => sql`jsonb_build_object('id', c.id, 'ref', c.ref,
  'name', c.name, 'country', c.country, 'language', c.language,
  'isOwn', coalesce(c.owner_id = ${memberId}::uuid, FALSE))`;

/**
 * Pairs of customers of whom one offers what the other seeks and the member of a scope has at least one,
 * those first that wait for a word of theirs; those whom anybody declined are not among them, nor those
 * with a complaint. Names are there for all: hiding is the asker's.
 */
export const pairedCustomers = (db: Db, scope: Scope): Promise<Match[]> =>
  db.rows<Match>(sql`
    WITH mine AS MATERIALIZED (
      SELECT c.id, c.ref, m.side, lower(m.found[1]) AS what, ${party(scope)} AS party
      FROM ${courtedCustomers(wholeScope(scope.organizationId))} c
      CROSS JOIN LATERAL unnest(c.tags) tag
      CROSS JOIN LATERAL (VALUES ('offers', regexp_match(tag, ${tagPattern("offers")}, 'i')),
        ('seeks', regexp_match(tag, ${tagPattern("seeks")}, 'i'))) m(side, found)
      WHERE c.owner_id = ${scope.memberId}::uuid AND c.tags <> '{}' AND m.found IS NOT NULL),
    wanted AS MATERIALIZED (
      SELECT DISTINCT p.other AS side, m.what, p.prefix || m.what AS tag FROM mine m
      JOIN (VALUES ('offers', 'seeks', 'seeks:'), ('offers', 'seeks', '求:'),
        ('seeks', 'offers', 'offers:'), ('seeks', 'offers', '供:'))
        p(side, other, prefix) ON p.side = m.side),
    theirs AS (
      SELECT DISTINCT c.id, c.ref, w.side, w.what, ${party(scope)} AS party
      FROM ${courtedCustomers(wholeScope(scope.organizationId))} c
      CROSS JOIN LATERAL unnest(c.tags) said JOIN wanted w
        ON w.tag = regexp_replace(lower(said), '^(offers|seeks|供|求)[:：]\\s*', '\\1:')
      WHERE c.tags <> '{}' AND EXISTS (SELECT FROM mine)),
    pairs AS (
      SELECT DISTINCT m.what, CASE m.side WHEN 'offers' THEN m.id ELSE t.id END AS offers_id,
        CASE m.side WHEN 'offers' THEN t.id ELSE m.id END AS seeks_id,
        CASE m.side WHEN 'offers' THEN m.party ELSE t.party END AS offers,
        CASE m.side WHEN 'offers' THEN t.party ELSE m.party END AS seeks
      FROM mine m JOIN theirs t ON t.side <> m.side AND t.what = m.what AND t.id <> m.id),
    answered AS (
      SELECT DISTINCT ON (c.id, o.id, i.what) c.id, o.id AS other_id, i.what, i.is_agreed
      FROM pairs p CROSS JOIN LATERAL (VALUES (p.offers_id), (p.seeks_id)) own(id)
      JOIN ${courtedCustomers(wholeScope(scope.organizationId))} c ON c.id = own.id
      JOIN introduction i ON i.customer_id = c.id
      CROSS JOIN LATERAL (SELECT coalesce((SELECT k.customer_id FROM merged_customer k
        WHERE k.gone_id = i.other_id AND k.organization_id = i.organization_id), i.other_id) AS id) o
      ORDER BY c.id, o.id, i.what, i.at DESC, i.id DESC)
    SELECT left(md5(p.offers_id::text || p.seeks_id::text || p.what), 12) AS key, p.what,
      p.offers || jsonb_build_object('isAgreed', oa.is_agreed) AS offers,
      p.seeks || jsonb_build_object('isAgreed', sa.is_agreed) AS seeks
    FROM pairs p
    LEFT JOIN answered oa ON oa.id = p.offers_id AND oa.other_id = p.seeks_id AND oa.what = p.what
    LEFT JOIN answered sa ON sa.id = p.seeks_id AND sa.other_id = p.offers_id AND sa.what = p.what
    WHERE oa.is_agreed IS DISTINCT FROM FALSE AND sa.is_agreed IS DISTINCT FROM FALSE
      AND NOT EXISTS (SELECT FROM ${openOwed(["complaint"])} w
        WHERE w.customer_id IN (p.offers_id, p.seeks_id))
    ORDER BY coalesce(oa.is_agreed, FALSE) AND coalesce(sa.is_agreed, FALSE),
      ((p.offers ->> 'isOwn')::boolean AND oa.is_agreed IS NULL
        OR (p.seeks ->> 'isOwn')::boolean AND sa.is_agreed IS NULL) DESC,
      p.what, p.offers ->> 'ref', p.seeks ->> 'ref'`);

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
