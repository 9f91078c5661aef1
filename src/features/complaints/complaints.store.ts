import type { Instant } from "../../core/time/civil.ts";
import { mayContact } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import { type Complaint, withWords } from "./complaint.core.ts";

/** All complaints of a visible customer, open and over, the latest first. */
export const complaintsOf = (db: Db, scope: Scope, customerId: string): Promise<Complaint[]> =>
  complaintsWhere(db, scope, sql`c.id = ${customerId}::uuid`);

/** The open complaints of customers whom one may contact. */
export const openComplaints = (db: Db, scope: Scope): Promise<Complaint[]> =>
  complaintsWhere(db, scope, sql`o.done_at IS NULL AND ${mayContact}`);

/** The open complaints of visible customers, and those made or over since an instant. */
export const complaintsSince = (db: Db, scope: Scope, since: Instant): Promise<Complaint[]> =>
  complaintsWhere(
    db,
    scope,
    sql`(o.done_at IS NULL OR o.done_at >= ${new Date(since)} OR o.made_at >= ${new Date(since)})`,
  );

type SumRow = { readonly amount: number | null; readonly currency: string | null };

type ComplaintRow = Omit<Complaint, "content" | "claim" | "cost"> & {
  readonly content: Buffer | null;
  readonly claim: number | null;
  readonly claimCurrency: string | null;
  readonly cost: number | null;
  readonly costCurrency: string | null;
};

async function complaintsWhere(db: Db, scope: Scope, condition: Sql): Promise<Complaint[]> {
  const rows = await db.rows<ComplaintRow>(sql`
    SELECT o.id, o.kind, c.id AS "customerId", c.ref, c.name, c.tier, c.owner_id AS "ownerId",
      m.handle AS owner, m.name AS "ownerName", o.made_at AS "madeAt", o.due_on AS "dueOn",
      o.done_at AS "doneAt", o.content, p.id AS "rowId", p.about, p.severity,
      p.order_number AS "orderNumber", p.claim, p.claim_currency AS "claimCurrency", p.remedy,
      p.cost, p.cost_currency AS "costCurrency", p.told_by AS "toldBy", p.satisfaction,
      p.reopened_at AS "reopenedAt"
    FROM ${visibleCustomers(scope)} c JOIN owed o ON o.customer_id = c.id
    LEFT JOIN complaint p ON p.owed_id = o.id
      AND p.organization_id = o.organization_id
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE o.organization_id = ${scope.organizationId}::uuid AND o.kind = 'complaint'
      AND ${condition}
    ORDER BY o.made_at DESC, o.id DESC`);
  return rows.map(({ content, claim, claimCurrency, cost, costCurrency, ...row }) =>
    withWords({
      ...row,
      content: content === null ? null : db.cipher.open("owed", "content", row.id, content),
      claim: sumOf({ amount: claim, currency: claimCurrency }),
      cost: sumOf({ amount: cost, currency: costCurrency }),
    }),
  );
}

const sumOf = ({ amount, currency }: SumRow) =>
  amount === null || currency === null ? null : { amount, currency };
