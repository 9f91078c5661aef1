import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { mayContact } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Back, LedgerLine, Plan } from "./ledger.core.ts";

/** The lines of the ledger of a visible customer, the latest first. */
export const linesOf = (db: Db, scope: Scope, customerId: string): Promise<LedgerLine[]> =>
  linesWhere(db, scope, sql`c.id = ${customerId}::uuid`);

/** What was given to customers whom one may contact and is to be paid for yet. */
export const openLines = (db: Db, scope: Scope): Promise<LedgerLine[]> =>
  linesWhere(
    db,
    scope,
    sql`l.direction = 'given' AND o.id IS NOT NULL AND o.done_at IS NULL AND ${mayContact}`,
  );

/** The concessions that were made since an instant. */
export const concessionsSince = (db: Db, scope: Scope, since: Instant): Promise<LedgerLine[]> =>
  linesWhere(db, scope, sql`l.kind = 'concession' AND l.at >= ${new Date(since)}`);

type LineRow = Omit<LedgerLine, "what" | "sum" | "back"> & {
  readonly content: Buffer | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly owedId: string | null;
  readonly owedContent: Buffer | null;
  readonly dueOn: CivilDate | null;
  readonly doneAt: Instant | null;
  readonly isReturned: boolean;
};

async function linesWhere(db: Db, scope: Scope, condition: Sql): Promise<LedgerLine[]> {
  const rows = await db.rows<LineRow>(sql`
    SELECT l.id, l.kind, l.direction, l.at, l.percent, l.amount, l.currency, l.content,
      c.id AS "customerId", c.ref, c.name, c.tier, c.owner_id AS "ownerId", m.name AS "ownerName",
      o.id AS "owedId", o.content AS "owedContent", o.due_on AS "dueOn", o.done_at AS "doneAt",
      EXISTS (SELECT FROM ledger_line b WHERE b.owed_id = o.id AND b.kind = 'return'
        AND b.organization_id = l.organization_id) AS "isReturned"
    FROM ${visibleCustomers(scope)} c JOIN ledger_line l ON l.customer_id = c.id
    LEFT JOIN owed o ON o.id = l.owed_id AND o.organization_id = l.organization_id
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE l.organization_id = ${scope.organizationId}::uuid AND l.kind <> 'points' AND ${condition}
    ORDER BY l.at DESC, l.id DESC`);
  return rows.map(
    ({ content, amount, currency, owedId, owedContent, dueOn, doneAt, isReturned, ...row }) => ({
      ...row,
      what: content === null ? null : db.cipher.open("ledger_line", "content", row.id, content),
      sum: amount === null || currency === null ? null : { amount, currency },
      back:
        owedId === null
          ? null
          : {
              owedId,
              what:
                owedContent === null
                  ? null
                  : db.cipher.open("owed", "content", owedId, owedContent),
              dueOn,
              state: stateOf(doneAt, isReturned),
            },
    }),
  );
}

const stateOf = (doneAt: Instant | null, isReturned: boolean): Back["state"] =>
  doneAt === null ? "open" : isReturned ? "returned" : "nothing";

/** The concessions to visible customers that a manager was asked for: undecided, or decided since an instant. */
export async function plansOf(db: Db, scope: Scope, since: Instant): Promise<Plan[]> {
  const rows = await db.rows<
    Omit<Plan, "what" | "sum"> & {
      readonly content: Buffer | null;
      readonly amount: number | null;
      readonly currency: string | null;
    }
  >(sql`
    SELECT p.id, p.at, p.percent, p.amount, p.currency, p.content, p.decided_at AS "decidedAt",
      p.is_granted AS "isGranted", c.id AS "customerId", c.ref, c.name, p.member_id AS "askerId",
      m.name AS "askerName"
    FROM ${visibleCustomers(scope)} c JOIN concession_plan p ON p.customer_id = c.id
    LEFT JOIN member m ON m.id = p.member_id
    WHERE p.organization_id = ${scope.organizationId}::uuid
      AND (p.decided_at IS NULL OR p.decided_at >= ${new Date(since)})
    ORDER BY p.at, p.id`);
  return rows.map(({ content, amount, currency, ...row }) => ({
    ...row,
    what: content === null ? null : db.cipher.open("concession_plan", "content", row.id, content),
    sum: amount === null || currency === null ? null : { amount, currency },
  }));
}
