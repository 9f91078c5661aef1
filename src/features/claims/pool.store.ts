import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import { kindsThat } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import { contactableCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { joinSql, type Sql, sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import type { Scope } from "../../store/scope.ts";
import { dateShownAt, zoneClocks } from "../../store/time/zone-clocks.ts";
import { isPurchase } from "../../store/value/contribution.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import { claimDays } from "./claims.core.ts";
import { givenAt } from "./claims.store.ts";
import {
  type Credit,
  creditDays,
  overdueDays,
  type PoolCounts,
  type PoolRule,
  type PoolStanding,
  warnDays,
} from "./pool.core.ts";

/** A rule in force, and since when it can surprise nobody. */
export type StandingRule = PoolRule & { readonly since: Instant };

/** The rule in force; null: nobody has set one. */
export async function poolRule(
  db: Db,
  { organizationId }: Pick<Scope, "organizationId">,
): Promise<StandingRule | null> {
  const found = await db.prisma.poolRule.findFirst({
    where: { organizationId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (found === null) return null;
  const { isOn, cadencePercent, orderDays, looksADay, claimsADay, mostHeld } = found;
  return {
    ...{ isOn, cadencePercent, orderDays, looksADay, claimsADay, mostHeld },
    exemptTiers: found.exemptTiers as Tier[],
    creditPercent: found.creditPercent,
    backDays: found.backDays,
    since: found.since.getTime() as Instant,
  };
}

/** Adds a version of the rule, which is in force from then on. */
export const addRule = (
  db: Db,
  scope: Scope,
  rule: StandingRule,
  at: Instant,
): Promise<RowChange | null> =>
  insertRow(db, scope, "pool_rule", {
    member_id: scope.memberId,
    at: formatInstant(at),
    is_on: rule.isOn,
    since: formatInstant(rule.since),
    cadence_percent: rule.cadencePercent,
    exempt_tiers: [...rule.exemptTiers],
    order_days: rule.orderDays,
    looks_a_day: rule.looksADay,
    claims_a_day: rule.claimsADay,
    most_held: rule.mostHeld,
    credit_percent: rule.creditPercent,
    back_days: rule.backDays,
  });

/** Kinds of what is owed by which a customer is somebody's work already. */
const holding = kindsThat(({ silences }) => silences !== "never");

/**
 * The overdue customers that a scope sees as a relation `p` of `PoolStanding`s. Whoever was away when the
 * customer would have fallen in, was never told of the rule, or whose customer was kept out until now by its
 * tier, an order, or what was owed or planned, is warned for a week; whoever has it from a claim, a leaver or
 * a manager has it until the next list. `dayBefore` is their date at an earlier instant.
 */
async function standings(
  db: Db,
  scope: Scope,
  rule: StandingRule,
  now: Instant,
  before: Instant = now,
): Promise<Sql> {
  const { organizationId } = scope;
  const { policy } = await planningOf(db, organizationId);
  const clocks = await zoneClocks(db, organizationId, now);
  const { cadenceDays } = dormancyRule(undefined, policy);
  const byTier = (of: (tier: Tier) => number): Sql =>
    sql`CASE c.tier ${joinSql(
      tiers.map((tier) => sql`WHEN ${tier} THEN ${of(tier)}::int`),
      " ",
    )} END`;
  const first = addDays(formatInstant(rule.since).slice(0, 10) as CivilDate, warnDays);
  const claimed = sql`max(${dateShownAt(sql`k.at`)}) + ${claimDays}::int`;
  const owed = sql`SELECT max(coalesce(${dateShownAt(sql`w.done_at`)}, w.due_on)) FROM owed w
    WHERE w.customer_id = c.id`;
  const planned = sql`SELECT max(${dateShownAt(sql`w.at`)}) FROM reminder w WHERE w.customer_id = c.id`;
  return sql`(SELECT s.*, s."poolOn" <= s.today AS "isIn", CASE
      WHEN s.tier = ANY(${[...rule.exemptTiers]}::text[]) THEN 'tier'
      WHEN s.last_order_on > s.today - ${rule.orderDays}::int THEN 'order'
      WHEN EXISTS (SELECT FROM ${openOwed(holding)} o WHERE o.customer_id = s.id) THEN 'owed'
      WHEN EXISTS (SELECT FROM ${openOwed()} o WHERE o.customer_id = s.id AND o.due_on >= s.today)
        OR EXISTS (SELECT FROM reminder w WHERE w.customer_id = s.id AND w.at > ${new Date(now)})
        THEN 'plan' END AS "keptBy"
    FROM (SELECT c.id, c.ref, c.name, c.tier, c.stage, c.country, c.owner_id AS "ownerId",
        c.due_on AS "dueOn", c.last_order_on, z.today, z.today - c.due_on AS overdue,
        ${dateShownAt(sql`${new Date(before)}::timestamptz`)} AS "dayBefore",
        ${byTier((tier) => cadenceDays[tier])} AS cadence,
        greatest(c.due_on + ${byTier((tier) => overdueDays(cadenceDays[tier], rule))},
          ${first}::date, a.back_on + ${warnDays + 1}::int,
          c.last_order_on + ${rule.orderDays + warnDays}::int,
          ${dateShownAt(sql`c.tier_since`)} + ${warnDays + 1}::int,
          (${owed}) + ${warnDays + 1}::int, (${planned}) + ${warnDays + 1}::int,
          ${dateShownAt(givenAt)} + ${claimDays}::int,
          (SELECT ${claimed} FROM customer_claim k WHERE k.customer_id = c.id),
          (SELECT ${claimed} FROM passed_customer k
            WHERE k.customer_id = c.id AND k.member_id = c.owner_id)) AS "poolOn"
      FROM ${contactableCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
      CROSS JOIN LATERAL (SELECT max(b.to_on) AS back_on FROM member_absence b
        WHERE b.member_id = c.owner_id AND b.from_on <= z.today) a
      WHERE c.owner_id IS NOT NULL AND c.stage <> 'lost' AND c.due_on < z.today) s)`;
}

const columns: Sql = sql`p.id, p.ref, p.name, p.tier, p.stage, p.country, p."ownerId", p."dueOn",
  p.overdue, p.cadence, p."poolOn", p."isIn", p."keptBy"`;

/** What is in, or falls in within a week, and nothing keeps out: the important first, then the longest overdue. */
export const pooledWithin = async (
  db: Db,
  scope: Scope,
  rule: StandingRule,
  now: Instant,
): Promise<PoolStanding[]> =>
  db.rows<PoolStanding>(sql`
    SELECT ${columns} FROM ${await standings(db, scope, rule, now)} p
    WHERE p."poolOn" <= p.today + ${warnDays}::int AND p."keptBy" IS NULL
    ORDER BY array_position(${[...tiers]}::text[], p.tier), p.overdue DESC, p.ref`);

/** How these customers stand; those that are not overdue are left out. */
export const standingsOf = async (
  db: Db,
  scope: Scope,
  rule: StandingRule,
  now: Instant,
  ids: readonly string[],
): Promise<PoolStanding[]> =>
  db.rows<PoolStanding>(sql`
    SELECT ${columns} FROM ${await standings(db, scope, rule, now)} p
    WHERE p.id = ANY(${[...ids]}::uuid[])`);

/** How many of the visible customers are in, and how many fall in within a week. */
export async function countPool(
  db: Db,
  scope: Scope,
  rule: StandingRule,
  now: Instant,
): Promise<PoolCounts> {
  const [row] = await db.rows<PoolCounts>(sql`
    SELECT count(*) FILTER (WHERE p."isIn")::int AS "inPool",
      count(*) FILTER (WHERE NOT p."isIn")::int AS soon
    FROM ${await standings(db, scope, rule, now)} p
    WHERE p."poolOn" <= p.today + ${warnDays}::int AND p."keptBy" IS NULL`);
  return row ?? { inPool: 0, soon: 0 };
}

/** What of a scope's has come within a week of the pool since they were told last, by each customer's own date. */
export const comeWithin = async (
  db: Db,
  scope: Scope,
  rule: StandingRule,
  now: Instant,
  since: Instant,
): Promise<PoolStanding[]> =>
  db.rows<PoolStanding>(sql`
    SELECT ${columns} FROM ${await standings(db, scope, rule, now, since)} p
    WHERE p."poolOn" <= p.today + ${warnDays}::int AND NOT p."isIn" AND p."keptBy" IS NULL
      AND (p."poolOn" > p."dayBefore" + ${warnDays}::int OR ${rule.since > since}::boolean)
    ORDER BY array_position(${[...tiers]}::text[], p.tier), p.overdue DESC, p.ref`);

/** Which members have customers that fall in within a week. */
export async function warnedOwners(
  db: Db,
  scope: Scope,
  rule: StandingRule,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT p."ownerId" AS id FROM ${await standings(db, scope, rule, now)} p
    WHERE p."poolOn" <= p.today + ${warnDays}::int AND NOT p."isIn"
      AND p."keptBy" IS NULL`);
  return new Set(rows.map(({ id }) => id));
}

/** Holds a member until the transaction ends: who looks or claims twice at once is counted twice. */
export const holdMember = (db: Db, { memberId }: Scope): Promise<unknown> =>
  db.rows(sql`SELECT 1 FROM member WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`);

/** The customers of the pool that a member was shown since. */
export async function lookedAt(db: Db, scope: Scope, since: Instant): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.id FROM ${visibleCustomers(scope)} c JOIN pool_look k ON k.customer_id = c.id
    WHERE k.member_id = ${scope.memberId}::uuid AND k.at >= ${new Date(since)}`);
  return new Set(rows.map(({ id }) => id));
}

/** Notes that a member is shown customers, or claims them; no undo takes that back. */
export const noteLooks = (
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  at: Instant,
  isClaim = false,
): Promise<unknown> =>
  db.run(sql`
    INSERT INTO pool_look (id, organization_id, customer_id, member_id, at, is_claim)
    SELECT n.id, c.organization_id, c.id, ${scope.memberId}::uuid, ${new Date(at)}, ${isClaim}
    FROM unnest(${customerIds.map(() => newId())}::uuid[], ${[...customerIds]}::uuid[])
      AS n(id, customer_id) JOIN ${visibleCustomers(scope)} c ON c.id = n.customer_id`);

/** How many customers a member has claimed from the pool since, given back or not, and holds in all. */
export async function claimsOf(
  db: Db,
  scope: Scope,
  since: Instant,
): Promise<{ readonly claimed: number; readonly held: number }> {
  const [row] = await db.rows<{ claimed: number; held: number }>(sql`
    SELECT count(*)::int AS held, (SELECT count(DISTINCT v.id)::int FROM ${visibleCustomers(scope)} v
      JOIN pool_look k ON k.customer_id = v.id
      WHERE k.member_id = ${scope.memberId}::uuid AND k.is_claim AND k.at >= ${new Date(since)}) AS claimed
    FROM ${visibleCustomers(scope)} c WHERE c.owner_id = ${scope.memberId}::uuid`);
  return row ?? { claimed: 0, held: 0 };
}

/** Whether a member has lost this customer to a claim since. */
export async function hasLostSince(
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<boolean> {
  const [row] = await db.rows<{ id: string }>(sql`
    SELECT k.id FROM ${visibleCustomers(scope)} c JOIN customer_claim k ON k.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND k.from_member_id = ${scope.memberId}::uuid
      AND k.at > ${new Date(since)} LIMIT 1`);
  return row !== undefined;
}

/** The last claim of customer `c` from the pool before order `o`, as `k`, with the day that it was `on` in zone `z`. */
const creditingClaim: Sql = sql`LATERAL (SELECT k.*, ${dateShownAt(sql`k.at`)} AS on_day
  FROM customer_claim k WHERE k.customer_id = c.id AND k.pool_credit IS NOT NULL
    AND ${dateShownAt(sql`k.at`)} <= o.ordered_on ORDER BY k.at DESC LIMIT 1)`;

/** The credits of orders from one day to before another; `formerId`: those of one member alone. */
export async function creditsBetween(
  db: Db,
  scope: Scope,
  { from, before, now }: { from: CivilDate; before: CivilDate; now: Instant },
  formerId: string | null,
): Promise<Credit[]> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  return db.rows<Credit>(sql`
    SELECT c.ref, f.handle AS former, m.handle AS by, k.pool_credit AS percent,
      o.amount::float8 AS amount, o.currency
    FROM ${visibleCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
    JOIN customer_order o ON o.customer_id = c.id
    CROSS JOIN ${creditingClaim} k JOIN member f ON f.id = k.from_member_id
    JOIN member m ON m.id = k.member_id
    WHERE o.ordered_on >= ${from}::date AND o.ordered_on < ${before}::date AND ${isPurchase}
      AND k.pool_credit > 0 AND o.ordered_on <= k.on_day + ${creditDays}::int
      AND (${formerId}::uuid IS NULL OR k.from_member_id = ${formerId}::uuid)
    ORDER BY o.ordered_on, c.ref`);
}

/** From whom a visible customer was claimed, and what share of its orders is still theirs; null: none is. */
export async function creditOf(
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<{ readonly former: string; readonly percent: number; readonly at: Instant } | null> {
  const [row] = await db.rows<{ former: string; percent: number; at: Instant }>(sql`
    SELECT f.handle AS former, k.pool_credit AS percent, k.at
    FROM ${visibleCustomers(scope)} c JOIN customer_claim k ON k.customer_id = c.id
    JOIN member f ON f.id = k.from_member_id
    WHERE c.id = ${customerId}::uuid AND k.pool_credit IS NOT NULL AND k.at > ${new Date(since)}
    ORDER BY k.at DESC LIMIT 1`);
  return row === undefined || row.percent === 0 ? null : row;
}
