import type { Absence } from "../../core/members/absence.ts";
import type { Handover } from "../../core/members/handover.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { deletionOf, insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { TextRow } from "../tables/written.ts";

/** The list of an owner, lent from one instant until just before another. */
export type Loan = { readonly ownerId: string; readonly from: Instant; readonly until: Instant };

const milliseconds = (column: Sql): Sql => sql`(extract(epoch FROM ${column}) * 1000)::bigint`;

/** Expression: the lists that are, were or will be lent to a member, as `Loan`s. */
export const loansTo = (memberId: Sql): Sql => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('ownerId', h.member_id,
    'from', ${milliseconds(sql`h.starts_at`)}, 'until', ${milliseconds(sql`h.ends_at`)})), '[]')
  FROM handover h WHERE h.colleague_id = ${memberId})`;

/** What a scope sees at an instant: with the lists that are lent to its member then. */
export function scopeAt<Known extends { readonly scope: Scope; readonly loans: readonly Loan[] }>(
  { scope, loans }: Known,
  now: Instant,
): Scope {
  const lenders = loans
    .filter(({ from, until }) => from <= now && now < until)
    .map(({ ownerId }) => ownerId);
  if (lenders.length === 0) return scope;
  const owners = scope.owners === "all" ? "all" : [...new Set([...scope.owners, ...lenders])];
  return { ...scope, owners, lenders };
}

/** Whose lists are lent to these members at an instant. */
export async function loansAt(
  db: Db,
  borrowers: readonly string[],
  now: Instant,
): Promise<{ readonly lenderId: string; readonly borrowerId: string }[]> {
  const loans = await db.prisma.handover.findMany({
    where: {
      colleagueId: { in: [...borrowers] },
      startsAt: { lte: new Date(now) },
      endsAt: { gt: new Date(now) },
    },
    select: { memberId: true, colleagueId: true },
  });
  return loans.map(({ memberId, colleagueId }) => ({
    lenderId: memberId,
    borrowerId: colleagueId,
  }));
}

/** Lends the list of the scope's member, from `starts` until just before `ends`. */
export async function addHandover(
  db: Db,
  scope: Scope,
  colleagueId: string,
  { from, to }: Absence,
  { starts, ends }: { readonly starts: Instant; readonly ends: Instant },
): Promise<RowChange[]> {
  const added = await insertRow(db, scope, "handover", {
    member_id: scope.memberId,
    colleague_id: colleagueId,
    from_on: from,
    to_on: to,
    starts_at: formatInstant(starts),
    ends_at: formatInstant(ends),
  });
  return added === null ? [] : [added];
}

const named = sql`lender.handle AS lender, colleague.handle AS colleague, h.from_on AS from,
  h.to_on AS to`;

const people = sql`JOIN member lender ON lender.id = h.member_id
  JOIN member colleague ON colleague.id = h.colleague_id`;

/** What the member has lent or was lent and is not over at `now`, the earliest first. */
export const handoversOf = (db: Db, scope: Scope, now: Instant): Promise<Handover[]> =>
  db.rows<Handover>(sql`
    SELECT ${named} FROM handover h ${people}
    WHERE ${scope.memberId}::uuid IN (h.member_id, h.colleague_id) AND h.ends_at > ${new Date(now)}
    ORDER BY h.from_on, h.id`);

/** Whether the member lends their list to somebody on one of these days already. */
export async function lendsWithin(
  db: Db,
  scope: Scope,
  from: CivilDate,
  to: CivilDate,
): Promise<boolean> {
  const found = await db.prisma.handover.findFirst({
    where: {
      memberId: scope.memberId,
      fromOn: { lte: new Date(to) },
      toOn: { gte: new Date(from) },
    },
    select: { id: true },
  });
  return found !== null;
}

/** Ends what the member lends at `now` or later, and answers which loans those were. */
export async function endHandovers(
  db: Db,
  scope: Scope,
  now: Instant,
): Promise<{ readonly handovers: Handover[]; readonly changes: readonly RowChange[] }> {
  const rows = await db.rows<Handover & { row: TextRow<"handover"> }>(sql`
    WITH h AS (DELETE FROM handover WHERE member_id = ${scope.memberId}::uuid
      AND ends_at > ${new Date(now)} RETURNING *)
    SELECT ${named}, to_jsonb(h) AS row FROM h ${people} ORDER BY h.from_on`);
  return {
    handovers: rows.map(({ row: _, ...handover }) => handover),
    changes: rows.map(({ row }) => deletionOf("handover", row)),
  };
}
