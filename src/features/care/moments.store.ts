import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import { type OwedDays, silenceBy } from "../../core/owed/silence.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { deletionOf, type RowChange } from "../../store/changes/row-change.ts";
import { courtedCustomers, stopsOf } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import { doneOwed, openOwed } from "../../store/owed/open-owed.ts";
import type { Scope } from "../../store/scope.ts";
import type { TextRow } from "../../store/tables/written.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import { isCaredFor } from "./cared-for.core.ts";
import type { OwnEvent } from "./moments-of.core.ts";

const ownedBy = (ownerId: string): Sql => sql`c.owner_id = ${ownerId}::uuid`;

type CompanyRow = Omit<GreetingContact, "today" | "silence"> & {
  readonly owed: readonly (Omit<OwedDays, "madeOn"> & { readonly madeAt: Instant })[];
};

/** The owner's customers who are cared for as such and want it, as if each were a person without a name. */
export const companiesOf = async (
  db: Db,
  scope: Scope,
  ownerId: string,
  now: Instant,
): Promise<GreetingContact[]> =>
  (
    await companiesWhere(
      db,
      scope,
      sql`${ownedBy(ownerId)} AND (c.tier = 'KA' OR c.tags <> '{}')`,
      now,
    )
  ).filter(isCaredFor);

/** These customers, each as if it were a person without a name; those who want no care, or are not seen, are missing. */
export const companiesCalled = async (
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  now: Instant,
): Promise<GreetingContact[]> =>
  customerIds.length === 0
    ? []
    : companiesWhere(db, scope, sql`c.id = ANY(${[...customerIds]}::uuid[])`, now);

async function companiesWhere(
  db: Db,
  scope: Scope,
  condition: Sql,
  now: Instant,
): Promise<GreetingContact[]> {
  const rows = await db.rows<Omit<CompanyRow, "id" | "name" | "role" | "level" | "language">>(sql`
    SELECT '{}'::text[] AS observances, '{}'::text[] AS "notObserved",
      c.language AS "companyLanguage", c.sequence AS wording, c.id AS "customerId", c.ref,
      c.name AS customer, c.tier, c.country, c.zone, c.tags, ${stopsOf} AS stops,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'dueOn', o.due_on,
          'madeAt', extract(epoch FROM o.made_at) * 1000)), '[]')
        FROM ${openOwed()} o WHERE o.customer_id = c.id) AS owed
    FROM ${courtedCustomers(scope)} c
    WHERE ${condition} ORDER BY c.name, c.id`);
  const nobody = { id: "", name: "", role: null, level: null, language: null };
  return rows.map(({ owed, ...row }) => {
    const today = civilDateAt(now, row.zone);
    const days = owed.map(({ madeAt, ...one }) => ({
      ...one,
      madeOn: civilDateAt(madeAt, row.zone),
    }));
    return { ...nobody, ...row, today, silence: silenceBy(days, today) };
  });
}

/** The hash of the birthday of these people, in hexadecimal, of those whose is known. */
export async function birthdaysOf(
  db: Db,
  scope: Scope,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ id: string; hash: string }>(sql`
    SELECT p.id, encode(p.birthday_hash, 'hex') AS hash
    FROM ${courtedCustomers(scope)} c JOIN contact p ON p.customer_id = c.id
    WHERE p.id = ANY(${[...contactIds]}::uuid[]) AND p.birthday_hash IS NOT NULL`);
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** The days of their own of an owner's customers who want care. */
export const eventsOfOwner = (db: Db, scope: Scope, ownerId: string): Promise<OwnEvent[]> =>
  eventsWhere(db, scope, courtedCustomers(scope), ownedBy(ownerId));

/** The days of their own of one visible customer, whether it wants care or not. */
export const eventsOf = (db: Db, scope: Scope, customerId: string): Promise<OwnEvent[]> =>
  eventsWhere(db, scope, visibleCustomers(scope), sql`c.id = ${customerId}::uuid`);

async function eventsWhere(
  db: Db,
  { organizationId }: Scope,
  customers: Sql,
  condition: Sql,
): Promise<OwnEvent[]> {
  const rows = await db.rows<Omit<OwnEvent, "name"> & { readonly name: Buffer }>(sql`
    SELECT e.id, c.id AS "customerId", e.on_date AS "on", e.is_yearly AS "isYearly", e.name
    FROM ${customers} c JOIN customer_event e ON e.customer_id = c.id
    WHERE e.organization_id = ${organizationId}::uuid AND ${condition} ORDER BY e.on_date, e.id`);
  return rows.map(({ name, ...event }) => ({
    ...event,
    name: db.cipher.open("customer_event", "name", event.id, name),
  }));
}

/** Deletes a day of their own of a visible customer, with the row as it was; null where there is none. */
export async function deleteEvent(db: Db, scope: Scope, id: string): Promise<RowChange | null> {
  const rows = await db.rows<{ row: TextRow<"customer_event"> }>(sql`
    DELETE FROM customer_event e USING ${visibleCustomers(scope)} c
    WHERE e.id = ${id}::uuid AND c.id = e.customer_id RETURNING to_jsonb(e) AS row`);
  const [gone] = rows;
  return gone === undefined ? null : deletionOf("customer_event", gone.row);
}

/** An order as the first big one is found among them. */
export type OrderSum = {
  readonly id: string;
  readonly customerId: string;
  readonly on: CivilDate;
  readonly amount: number;
  readonly currency: string;
};

/** All orders, the first ones first, of those of an owner's customers who ordered since a day. */
export const ordersOfBuyers = (
  db: Db,
  scope: Scope,
  ownerId: string,
  since: CivilDate,
): Promise<OrderSum[]> =>
  db.rows<OrderSum>(sql`
    SELECT o.id, c.id AS "customerId", o.ordered_on AS "on", o.amount::float8 AS amount, o.currency
    FROM ${courtedCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE ${ownedBy(ownerId)} AND c.last_order_on >= ${since}::date AND NOT o.is_cancelled
    ORDER BY o.ordered_on, o.id`);

/** The complaints of an owner's customers that were over since an instant. */
export const endedComplaints = (
  db: Db,
  scope: Scope,
  ownerId: string,
  since: Instant,
): Promise<{ id: string; customerId: string; at: Instant }[]> =>
  db.rows(sql`
    SELECT o.id, c.id AS "customerId", o.done_at AS at
    FROM ${courtedCustomers(scope)} c JOIN ${doneOwed(["complaint"])} o ON o.customer_id = c.id
    WHERE ${ownedBy(ownerId)} AND o.done_at >= ${new Date(since)}`);

/** Those of these members who have customers that want care and, by tier, tags or people, may be cared for. */
export async function membersWhoCare(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT DISTINCT c.owner_id AS id FROM ${courtedCustomers(scope)} c
    WHERE c.owner_id = ANY(${[...ids]}::uuid[]) AND (c.tier = 'KA' OR c.tags <> '{}'
      OR EXISTS (SELECT 1 FROM contact p WHERE p.customer_id = c.id AND p.level = 'executive'))`);
  return new Set(rows.map(({ id }) => id));
}
