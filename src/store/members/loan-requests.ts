import type { Handover } from "../../core/members/handover.ts";
import type { LoanRequest } from "../../core/members/loan-request.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";

/** More requests are never told of at once. */
const most = 100;

type Found = Omit<LoanRequest, "decision"> & {
  readonly at: Instant | null;
  readonly isGranted: boolean | null;
  readonly by: string | null;
};

async function find(db: Db, which: Sql): Promise<LoanRequest[]> {
  const found = await db.rows<Found>(sql`
    SELECT r.id, r.member_id AS "lenderId", r.colleague_id AS "colleagueId",
      lender.handle AS lender, colleague.handle AS colleague, r.from_on AS from, r.to_on AS to,
      r.starts_at AS starts, r.ends_at AS ends, r.asked_at AS "askedAt", r.lapses_at AS "lapsesAt",
      r.decided_at AS at, r.is_granted AS "isGranted", decider.handle AS by
    FROM loan_request r JOIN member lender ON lender.id = r.member_id
    JOIN member colleague ON colleague.id = r.colleague_id
    LEFT JOIN member decider ON decider.id = r.decided_by_id
    WHERE ${which}`);
  return found.map(({ at, isGranted, by, ...request }) => ({
    ...request,
    decision: at === null ? null : { at, isGranted: isGranted === true, by },
  }));
}

/** Notes that the scope's member wants to lend the list. */
export async function addLoanRequest(
  db: Db,
  { organizationId, memberId }: Scope,
  request: Omit<LoanRequest, "id" | "lenderId" | "lender" | "colleague" | "decision">,
): Promise<void> {
  const { colleagueId, from, to, askedAt, lapsesAt, starts, ends } = request;
  await db.prisma.loanRequest.create({
    data: {
      id: newId(),
      ...{ organizationId, memberId, colleagueId },
      ...{ fromOn: new Date(from), toOn: new Date(to) },
      ...{ startsAt: new Date(starts), endsAt: new Date(ends) },
      ...{ askedAt: new Date(askedAt), lapsesAt: new Date(lapsesAt) },
    },
  });
}

/** The requests that nobody has decided and that have not lapsed, of these lenders or of all. */
export const waitingRequests = (
  db: Db,
  organizationId: string,
  lenders: readonly string[] | "all",
  now: Instant,
): Promise<LoanRequest[]> =>
  find(
    db,
    sql`r.organization_id = ${organizationId}::uuid AND r.decided_at IS NULL
      AND r.lapses_at > ${new Date(now)}
      AND ${lenders === "all" ? sql`true` : sql`r.member_id = ANY(${[...lenders]}::uuid[])`}
    ORDER BY r.from_on, r.id`,
  );

/** The last requests of an organization, decided or not. */
export const lastRequests = (db: Db, organizationId: string): Promise<LoanRequest[]> =>
  find(db, sql`r.organization_id = ${organizationId}::uuid ORDER BY r.asked_at DESC LIMIT ${most}`);

/** One request; null when it is gone. */
export const requestById = async (db: Db, id: string): Promise<LoanRequest | null> =>
  (await find(db, sql`r.id = ${id}::uuid`))[0] ?? null;

/** Decides a request that nobody has decided; false when somebody has, or it is gone. */
export async function settleRequest(
  db: Db,
  id: string,
  decision: { readonly at: Instant; readonly isGranted: boolean; readonly byId: string },
): Promise<boolean> {
  const { at, isGranted, byId } = decision;
  const { count } = await db.prisma.loanRequest.updateMany({
    where: { id, decidedAt: null },
    data: { decidedAt: new Date(at), isGranted, decidedById: byId },
  });
  return count === 1;
}

/** Takes back what the scope's member has asked for and nobody has decided. */
export async function withdrawRequests(db: Db, scope: Scope, now: Instant): Promise<Handover[]> {
  const { organizationId, memberId } = scope;
  const waiting = await waitingRequests(db, organizationId, [memberId], now);
  if (waiting.length === 0) return [];
  await db.prisma.loanRequest.deleteMany({
    where: { id: { in: waiting.map(({ id }) => id) }, decidedAt: null },
  });
  return waiting.map(({ lender, colleague, from, to }) => ({ lender, colleague, from, to }));
}
