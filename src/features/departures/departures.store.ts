import type { Exchange } from "../../core/money/exchange.ts";
import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { changeOf, deletionOf, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { orderRate } from "../../store/money/order-rate.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import { isThere } from "../../store/people/still-there.ts";
import type { Scope } from "../../store/scope.ts";
import type { TextRow } from "../../store/tables/written.ts";
import { isPurchase } from "../../store/value/contribution.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { HeldCustomer } from "./departure.core.ts";

/** The year up to now that turnover and talks are counted in. */
export type YearOf = {
  readonly exchange: Exchange;
  readonly today: CivilDate;
  readonly now: Instant;
};

const year = 365;

/** The purchases of customers `c` within the year, as `o` with their rates `r`. */
const purchases = ({ exchange, today }: YearOf): { readonly rates: Sql; readonly which: Sql } => {
  const from = addDays(today, -year);
  return {
    rates: orderRate(exchange, from, today),
    which: sql`${isPurchase} AND o.ordered_on <= ${today}::date
      AND o.ordered_on > ${from}::date`,
  };
};

const bought = (of: YearOf): Sql => {
  const { rates, which } = purchases(of);
  return sql`(SELECT coalesce(sum(o.amount * r.rate), 0) FROM customer_order o
    CROSS JOIN ${rates} WHERE o.customer_id = c.id AND ${which})`;
};

/**
 * The visible customers that these members own, with what the company has of them besides; `isAlone`: those
 * of them of whom it has nothing.
 */
export const heldBy = (
  db: Db,
  scope: Scope,
  ownerIds: readonly string[],
  of: YearOf,
  isAlone = false,
): Promise<HeldCustomer[]> =>
  db.rows<HeldCustomer>(sql`
    SELECT h.* FROM (SELECT c.id, c.ref, c.name, c.tier, c.country, c.owner_id AS "ownerId",
      c.due_on AS "dueOn", c.requested_on AS "requestedOn", ${bought(of)}::float8 AS turnover,
      EXISTS (SELECT 1 FROM contact p WHERE p.customer_id = c.id AND ${isThere}
          AND coalesce(p.email_hash, p.phone_hash, p.other_phone_hash) IS NOT NULL)
        OR EXISTS (SELECT 1 FROM heard_mail h WHERE h.customer_id = c.id) AS "hasChannel",
      EXISTS (SELECT 1 FROM touch t JOIN member m ON m.id = t.member_id
        WHERE t.customer_id = c.id AND t.member_id <> c.owner_id AND m.is_active AND t.is_two_way
          AND t.at > ${new Date(of.now - year * 86_400_000)}) AS "hasSecond"
    FROM ${visibleCustomers(scope)} c WHERE c.owner_id = ANY(${[...ownerIds]}::uuid[])) h
    WHERE ${isAlone ? sql`NOT h."hasChannel" AND NOT h."hasSecond"` : sql`TRUE`}
    ORDER BY h.ref`);

/** What all visible customers bought within the year. */
export async function turnoverSeen(db: Db, scope: Scope, of: YearOf): Promise<number> {
  const { rates, which } = purchases(of);
  const [row] = await db.rows<{ turnover: number }>(sql`
    SELECT coalesce(sum(o.amount * r.rate), 0)::float8 AS turnover
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    CROSS JOIN ${rates} WHERE ${which}`);
  return row?.turnover ?? 0;
}

/** How much of each kind is owed to the customers of a member and open. */
export async function owedOf(
  db: Db,
  scope: Scope,
  ownerId: string,
): Promise<ReadonlyMap<OwedKind, number>> {
  const rows = await db.rows<{ kind: OwedKind; count: number }>(sql`
    SELECT o.kind, count(*)::int AS count FROM ${visibleCustomers(scope)} c
    JOIN ${openOwed()} o ON o.customer_id = c.id WHERE c.owner_id = ${ownerId}::uuid GROUP BY o.kind`);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** What a member is still to be reminded of, of visible customers, and whose these are. */
export const remindersOf = (
  db: Db,
  scope: Scope,
  memberId: string,
  now: Instant,
): Promise<
  { readonly id: string; readonly customerId: string; readonly ownerId: string | null }[]
> =>
  db.rows(sql`
    SELECT w.id, w.customer_id AS "customerId", c.owner_id AS "ownerId" FROM ${visibleCustomers(scope)} c
    JOIN reminder w ON w.customer_id = c.id
    WHERE w.member_id = ${memberId}::uuid AND w.at > ${new Date(now)}`);

/**
 * Ends what a member lends or was lent from `now` on, and withdraws what is asked of it and undecided.
 * Answers what an undo puts back, and whose lists were lent to them.
 */
export async function endLoans(
  db: Db,
  { organizationId }: Scope,
  memberId: string,
  now: Instant,
): Promise<{ readonly changes: readonly RowChange[]; readonly lenderIds: readonly string[] }> {
  const theirs = sql`t.organization_id = ${organizationId}::uuid
    AND ${memberId}::uuid IN (t.member_id, t.colleague_id)`;
  const loans = await db.rows<{ row: TextRow<"handover"> & { id: string } }>(sql`
    DELETE FROM handover t WHERE ${theirs} AND t.ends_at > ${new Date(now)}
    RETURNING to_jsonb(t) AS row`);
  const requests = await db.rows<{ row: TextRow<"loan_request"> & { id: string } }>(sql`
    DELETE FROM loan_request t WHERE ${theirs} AND t.decided_at IS NULL
    RETURNING to_jsonb(t) AS row`);
  const lenders = new Set(loans.map(({ row }) => row.member_id));
  lenders.delete(memberId);
  return {
    changes: [
      ...loans.map(({ row }) => deletionOf("handover", row)),
      ...requests.map(({ row }) => deletionOf("loan_request", row)),
    ],
    lenderIds: [...lenders],
  };
}

/**
 * Ends a member's access: they are no member any more, their accounts, direct chats and codes are gone.
 * Answers what an undo puts back.
 */
export async function endAccess(db: Db, { organizationId }: Scope, memberId: string) {
  const organization = sql`organization_id = ${organizationId}::uuid`;
  const [member] = await db.rows<{ row: TextRow<"member"> }>(sql`
    UPDATE member t SET is_active = FALSE WHERE id = ${memberId}::uuid AND ${organization}
      AND is_active RETURNING to_jsonb(t) AS row`);
  if (member === undefined) return null;
  const identities = await db.rows<{ row: TextRow<"member_identity"> & { id: string } }>(sql`
    DELETE FROM member_identity t WHERE member_id = ${memberId}::uuid AND ${organization}
    RETURNING to_jsonb(t) AS row`);
  const chats = await db.rows<{ row: TextRow<"chat"> & { id: string } }>(sql`
    DELETE FROM chat t WHERE member_id = ${memberId}::uuid AND kind = 'direct' AND ${organization}
    RETURNING to_jsonb(t) AS row`);
  const links = await db.rows<{ row: TextRow<"calendar_link"> & { id: string } }>(sql`
    DELETE FROM calendar_link t WHERE member_id = ${memberId}::uuid AND ${organization}
    RETURNING to_jsonb(t) AS row`);
  await db.prisma.linkCode.deleteMany({ where: { memberId, usedAt: null } });
  const before = { ...member.row, is_active: true };
  const changes: RowChange[] = [
    changeOf("member", memberId, before, member.row, ["is_active"]),
    ...identities.map(({ row }) => deletionOf("member_identity", row)),
    ...chats.map(({ row }) => deletionOf("chat", row)),
    ...links.map(({ row }) => deletionOf("calendar_link", row)),
  ];
  return { changes, accounts: identities.length };
}
