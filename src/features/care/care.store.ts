import type { CivilDate } from "../../core/time/civil.ts";
import { deletionOf, type RowChange } from "../../store/changes/row-change.ts";
import { courtedCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import type { TextRow } from "../../store/tables/written.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Care } from "./care.core.ts";

/** All that was decided for one visible customer, the latest moment first. */
export const caresOf = (db: Db, scope: Scope, customerId: string): Promise<Care[]> =>
  caresOfAny(db, scope, [customerId]);

/** The same of several. */
export const caresOfAny = (db: Db, scope: Scope, customerIds: readonly string[]): Promise<Care[]> =>
  caresWhere(db, scope, visibleCustomers(scope), sql`c.id = ANY(${[...customerIds]}::uuid[])`);

/** What was decided for moments of a day or later, at customers of these owners who want care. */
export const caresFrom = (
  db: Db,
  scope: Scope,
  ownerIds: readonly string[] | "all",
  from: CivilDate,
): Promise<Care[]> =>
  caresWhere(
    db,
    scope,
    courtedCustomers(scope),
    sql`k.on_date >= ${from}::date AND ${ownedBy(ownerIds)}`,
  );

/**
 * What waits for a signature for moments of a day or later, at customers of these owners who want care; the
 * next moment first. A day of their own that was forgotten is none any more.
 */
export const unsignedCares = (
  db: Db,
  scope: Scope,
  ownerIds: readonly string[] | "all",
  from: CivilDate,
): Promise<Care[]> =>
  caresWhere(
    db,
    scope,
    courtedCustomers(scope),
    sql`o.id IS NOT NULL AND k.given_at IS NULL AND k.on_date >= ${from}::date
      AND (k.occasion NOT LIKE 'event %' OR e.id IS NOT NULL) AND ${ownedBy(ownerIds)}`,
  ).then((all) => all.toReversed());

const ownedBy = (ownerIds: readonly string[] | "all"): Sql =>
  ownerIds === "all" ? sql`TRUE` : sql`c.owner_id = ANY(${[...ownerIds]}::uuid[])`;

type CareRow = Omit<Care, "gift" | "sum" | "eventName"> & {
  readonly gift: Buffer | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly eventId: string | null;
  readonly eventName: Buffer | null;
};

async function caresWhere(db: Db, scope: Scope, customers: Sql, condition: Sql): Promise<Care[]> {
  const rows = await db.rows<CareRow>(sql`
    SELECT k.id, c.id AS "customerId", c.ref, c.name, c.owner_id AS "ownerId", m.name AS owner,
      k.contact_id AS "contactId", p.name AS "contactName", k.occasion, k.on_date AS "on", k.kind,
      k.gift, k.amount, k.currency, k.tier, k.made_at AS "madeAt", s.name AS "signedBy",
      k.signed_at AS "signedAt", k.is_over_agreed AS "isOverAgreed", k.given_at AS "givenAt",
      o.due_on AS "signBy", e.id AS "eventId", e.name AS "eventName"
    FROM ${customers} c JOIN care k ON k.customer_id = c.id
    LEFT JOIN contact p ON p.id = k.contact_id
    LEFT JOIN member m ON m.id = c.owner_id
    LEFT JOIN member s ON s.id = k.signed_by_id
    LEFT JOIN owed o ON o.care_id = k.id AND o.done_at IS NULL
    LEFT JOIN customer_event e ON e.customer_id = c.id
      AND k.occasion LIKE 'event %' AND e.id::text = split_part(k.occasion, ' ', 2)
    WHERE k.organization_id = ${scope.organizationId}::uuid AND ${condition}
    ORDER BY k.on_date DESC, k.id DESC`);
  return rows.map(({ gift, amount, currency, eventId, eventName, ...row }) => ({
    ...row,
    gift: gift === null ? null : db.cipher.open("care", "gift", row.id, gift),
    sum: amount === null || currency === null ? null : { amount: Number(amount), currency },
    eventName:
      eventName === null || eventId === null
        ? null
        : db.cipher.open("customer_event", "name", eventId, eventName),
  }));
}

/** Gifts meant or given for moments of a year, whoever has the customer: a budget is the whole company's. */
export const giftsOfYear = async (db: Db, { organizationId }: Scope, year: string) =>
  (
    await db.rows<Pick<CareRow, "id" | "kind" | "tier" | "on" | "amount" | "currency">>(sql`
      SELECT k.id, k.kind, k.tier, k.on_date AS "on", k.amount, k.currency FROM ${visibleCustomers(wholeScope(organizationId))} c
      JOIN care k ON k.customer_id = c.id
      WHERE k.organization_id = ${organizationId}::uuid AND k.kind = 'gift'
        AND k.on_date >= ${`${year}-01-01`}::date AND k.on_date <= ${`${year}-12-31`}::date`)
  ).map(({ amount, currency, ...gift }) => ({
    ...gift,
    sum: amount === null || currency === null ? null : { amount: Number(amount), currency },
  }));

/**
 * Deletes what was decided for a day of a visible customer's own and not given yet, with what is owed for it;
 * the rows as they were, in the order in which they went.
 */
export async function deleteCaresOfEvent(
  db: Db,
  scope: Scope,
  eventId: string,
): Promise<RowChange[]> {
  const isOfEvent = sql`k.given_at IS NULL AND k.occasion LIKE ${`event ${eventId} %`}`;
  const owed = await db.rows<{ row: TextRow<"owed"> }>(sql`
    DELETE FROM owed o USING ${visibleCustomers(scope)} c, care k
    WHERE c.id = o.customer_id AND k.customer_id = c.id AND k.id = o.care_id AND ${isOfEvent} RETURNING to_jsonb(o) AS row`);
  const cares = await db.rows<{ row: TextRow<"care"> }>(sql`
    DELETE FROM care k USING ${visibleCustomers(scope)} c
    WHERE c.id = k.customer_id AND ${isOfEvent} RETURNING to_jsonb(k) AS row`);
  return [
    ...owed.map(({ row }) => deletionOf("owed", row)),
    ...cares.map(({ row }) => deletionOf("care", row)),
  ];
}

/** The id of what is owed for a care's signature, open or not; null where nothing ever was. */
export async function signatureOwed(db: Db, scope: Scope, careId: string): Promise<string | null> {
  const [row] = await db.rows<{ id: string }>(sql`
    SELECT o.id FROM ${visibleCustomers(scope)} c JOIN owed o ON o.customer_id = c.id
    WHERE o.care_id = ${careId}::uuid`);
  return row?.id ?? null;
}
