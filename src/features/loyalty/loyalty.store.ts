import type { Exchange } from "../../core/money/exchange.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { orderRate } from "../../store/money/order-rate.ts";
import type { Scope } from "../../store/scope.ts";
import { contributionBy, isPurchase } from "../../store/value/contribution.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { CountedOrder, Share, Spent } from "./loyalty.core.ts";

/** A visible customer, as a letter to them needs it. */
export type LoyalCustomer = {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly language: string | null;
  readonly country: string | null;
};

/** A visible customer by id; null: there is none. */
export async function loyalCustomer(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<LoyalCustomer | null> {
  const [row] = await db.rows<LoyalCustomer>(sql`
    SELECT c.id AS "customerId", c.ref, c.name, c.language, c.country
    FROM ${visibleCustomers(scope)} c WHERE c.id = ${customerId}::uuid`);
  return row ?? null;
}

/** Another customer; without a name where the asker does not see them. */
export type OtherRow = {
  readonly id: string;
  readonly ref: string | null;
  readonly name: string | null;
  /** When it was told who brought whom. */
  readonly at: Instant;
};

/** The orders of a visible customer after a day and by another, the first one first, in the reporting currency. */
export const countedOrders = (
  db: Db,
  scope: Scope,
  exchange: Exchange,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  customerId: string,
): Promise<CountedOrder[]> =>
  db.rows<CountedOrder>(sql`
    SELECT o.ordered_on AS "on", o.number, coalesce(${contributionBy(null)}, 0)::float8 AS turnover
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    CROSS JOIN ${orderRate(exchange, from, to)}
    WHERE c.id = ${customerId}::uuid AND o.ordered_on > ${from}::date AND o.ordered_on <= ${to}::date
    ORDER BY o.ordered_on, o.id`);

/**
 * The referrals by customer `c`. Who has become part of another was brought as that one; each was brought
 * once, by whom was said of itself before by whom was said of its parts, and none by itself.
 */
const referrals: Sql = sql`(SELECT l.id, l.at, s.id AS referred_id FROM ledger_line l
  CROSS JOIN LATERAL (SELECT coalesce((SELECT k.customer_id FROM merged_customer k
    WHERE k.gone_id = l.referred_id AND k.organization_id = l.organization_id), l.referred_id) AS id) s
  WHERE l.customer_id = c.id AND l.organization_id = c.organization_id AND l.kind = 'referral'
    AND s.id <> c.id AND NOT EXISTS (SELECT FROM ledger_line o
      WHERE o.referred_id = ANY(ARRAY(SELECT s.id UNION ALL SELECT k.gone_id FROM merged_customer k
          WHERE k.customer_id = s.id AND k.organization_id = l.organization_id))
        AND o.organization_id = l.organization_id AND o.kind = 'referral' AND o.customer_id <> s.id
        AND (o.referred_id = s.id, o.at, o.id) > (l.referred_id = s.id, l.at, l.id)))`;

/** Whom a visible customer brought, the first one first. */
export const broughtBy = (db: Db, scope: Scope, customerId: string): Promise<OtherRow[]> =>
  db.rows<OtherRow>(sql`
    SELECT l.referred_id AS id, r.ref, r.name, l.at
    FROM ${visibleCustomers(scope)} c CROSS JOIN LATERAL ${referrals} l
    LEFT JOIN ${visibleCustomers(scope)} r ON r.id = l.referred_id
    WHERE c.id = ${customerId}::uuid ORDER BY l.at, l.id`);

/** Who brought a visible customer; null: nobody said. */
export async function referrerOf(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<OtherRow | null> {
  const [row] = await db.rows<OtherRow>(sql`
    SELECT l.customer_id AS id, r.ref, r.name, l.at
    FROM ${visibleCustomers(scope)} c JOIN ledger_line l
      ON l.customer_id <> c.id AND l.referred_id = ANY(ARRAY(SELECT c.id UNION ALL
        SELECT k.gone_id FROM merged_customer k
        WHERE k.customer_id = c.id AND k.organization_id = c.organization_id))
    LEFT JOIN ${visibleCustomers(scope)} r ON r.id = l.customer_id
    WHERE c.id = ${customerId}::uuid AND l.organization_id = ${scope.organizationId}::uuid
      AND l.kind = 'referral' ORDER BY l.referred_id = c.id DESC, l.at DESC, l.id DESC LIMIT 1`);
  return row ?? null;
}

/** The points that a visible customer has spent, the latest first. */
export async function spentBy(db: Db, scope: Scope, customerId: string): Promise<Spent[]> {
  const rows = await db.rows<Omit<Spent, "what"> & { readonly content: Buffer | null }>(sql`
    SELECT l.id, l.at, coalesce(l.points, 0) AS points, l.content
    FROM ${visibleCustomers(scope)} c JOIN ledger_line l ON l.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND l.organization_id = ${scope.organizationId}::uuid
      AND l.kind = 'points' ORDER BY l.at DESC, l.id DESC`);
  return rows.map(({ content, ...row }) => ({
    ...row,
    what: content === null ? null : db.cipher.open("ledger_line", "content", row.id, content),
  }));
}

/** The shares that were said of a visible customer, the latest first. */
export const sharesOf = (db: Db, scope: Scope, customerId: string): Promise<Share[]> =>
  db.rows<Share>(sql`
    SELECT s.at, s.percent FROM ${visibleCustomers(scope)} c
    JOIN wallet_share s ON s.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND s.organization_id = ${scope.organizationId}::uuid
    ORDER BY s.at DESC, s.id DESC`);

/** Referrals by visible customers between two instants; who of them bought in a year, and of these who ever brought somebody. */
export async function countReferrals(
  db: Db,
  scope: Scope,
  {
    from,
    to,
    since,
    until,
  }: {
    readonly from: Instant;
    readonly to: Instant;
    readonly since: CivilDate;
    readonly until: CivilDate;
  },
): Promise<{ readonly brought: number; readonly buyers: number; readonly bringers: number }> {
  const [any] = await db.rows(sql`
    SELECT 1 FROM ${visibleCustomers(scope)} c JOIN ledger_line l ON l.customer_id = c.id
    WHERE l.kind = 'referral' LIMIT 1`);
  if (any === undefined) return { brought: 0, buyers: 0, bringers: 0 };
  const [row] = await db.rows<{ brought: number; buyers: number; bringers: number }>(sql`
    SELECT coalesce(sum(k.brought), 0)::int AS brought,
      count(*) FILTER (WHERE k.bought)::int AS buyers,
      count(*) FILTER (WHERE k.bought AND k.brings)::int AS bringers
    FROM (SELECT
        (SELECT count(*) FROM ${referrals} l
          WHERE l.at >= ${new Date(from)} AND l.at < ${new Date(to)}) AS brought,
        EXISTS (SELECT FROM ${referrals} l) AS brings,
        EXISTS (SELECT FROM customer_order o WHERE o.customer_id = c.id AND ${isPurchase}
          AND o.ordered_on > ${since}::date AND o.ordered_on <= ${until}::date) AS bought
      FROM ${visibleCustomers(scope)} c) k`);
  return row ?? { brought: 0, buyers: 0, bringers: 0 };
}
