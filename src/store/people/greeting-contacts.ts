import type { Manners } from "../../core/greetings/manners.ts";
import type { GreetingContact, SentGreeting } from "../../core/greetings/planned-greeting.ts";
import { type OwedDays, silenceBy } from "../../core/owed/silence.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { tiers } from "../../core/vocabulary.ts";
import { mayCourt, stopsOf } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { openOwed } from "../owed/open-owed.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";
import { isThere } from "./still-there.ts";

type ContactRow = Omit<GreetingContact, "today" | "silence"> & {
  readonly owed: readonly (Omit<OwedDays, "madeOn"> & { readonly madeAt: Instant })[];
  readonly birthday: string | null;
  readonly owner: string | null;
};

/** People that a member greets at most; the higher tiers first. */
const most = 5000;
/** A greeting is looked for this long, in days. */
const remembered = 60;

/** A wish for a birthday comes at most so many days before it: with the first notice. */
const wishedFor = 9;

/** Somebody with what a birthday push needs besides. */
export type BirthdayContact = GreetingContact & {
  /** Hash of the birthday, in hexadecimal. */
  readonly birthday: string;
  /** The owner's name where the customer is not the member's own. */
  readonly owner: string | null;
};

/** How far apart companies begin among the wordings, so that neighbours do not read the same. */
const stride = 7;

const contactsWhere = (db: Db, scope: Scope, condition: Sql): Promise<ContactRow[]> =>
  db.rows<ContactRow>(sql`
    SELECT p.id, p.name, p.role, p.level, p.language, p.observances,
      coalesce(p.not_observed, '{}') AS "notObserved", c.language AS "companyLanguage",
      c.sequence * ${stride} + (SELECT count(*) FROM contact o
        WHERE o.customer_id = p.customer_id AND o.id < p.id)::int AS wording,
      c.id AS "customerId", c.ref, c.name AS customer, c.tier, c.country, c.zone, c.tags,
      ${stopsOf} AS stops,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'dueOn', o.due_on,
          'madeAt', extract(epoch FROM o.made_at) * 1000)), '[]')
        FROM ${openOwed()} o WHERE o.customer_id = c.id) AS owed,
      encode(p.birthday_hash, 'hex') AS birthday,
      CASE WHEN c.owner_id <> ${scope.memberId}::uuid THEN m.name END AS owner
    FROM ${visibleCustomers(scope)} c JOIN contact p ON p.customer_id = c.id
    LEFT JOIN member m ON m.id = c.owner_id WHERE ${isThere} AND ${condition} ${inOrder}`);

/** The people at those of the member's own customers who want greetings, the more important first. */
export async function greetingContacts(
  db: Db,
  scope: Scope,
  now: Instant,
): Promise<GreetingContact[]> {
  const rows = await contactsWhere(
    db,
    scope,
    sql`c.owner_id = ${scope.memberId}::uuid AND ${mayCourt}`,
  );
  return rows.map((row) => asOf(row, now));
}

/** One person, or null when there is none or their customer is not visible. */
export async function greetingContact(
  db: Db,
  scope: Scope,
  id: string,
  now: Instant,
): Promise<GreetingContact | null> {
  const rows = await contactsWhere(db, scope, sql`p.id = ${id}::uuid`);
  return rows[0] === undefined ? null : asOf(rows[0], now);
}

/** These people; those whose customer is not visible are missing. */
export async function greetingContactsCalled(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  now: Instant,
): Promise<GreetingContact[]> {
  if (ids.length === 0) return [];
  const rows = await contactsWhere(db, scope, sql`p.id = ANY(${[...ids]}::uuid[])`);
  return rows.map((row) => asOf(row, now));
}

/** The people at one visible customer. */
export async function contactsOfCustomer(
  db: Db,
  scope: Scope,
  customerId: string,
  now: Instant,
): Promise<GreetingContact[]> {
  const rows = await contactsWhere(db, scope, sql`c.id = ${customerId}::uuid`);
  return rows.map((row) => asOf(row, now));
}

/** The people at these visible customers. */
export async function contactsOfCustomers(
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  now: Instant,
): Promise<GreetingContact[]> {
  const rows = await contactsWhere(db, scope, sql`c.id = ANY(${[...customerIds]}::uuid[])`);
  return rows.map((row) => asOf(row, now));
}

/**
 * The people whose birthday has one of these hashes and who were not wished well yet: at the
 * member's own customers, and for a manager the key people of the team as well (those of key
 * accounts, and executives). Customers who want no greetings are left out.
 */
export async function contactsWithBirthday(
  db: Db,
  scope: Scope,
  hashes: readonly Buffer[],
  now: Instant,
): Promise<BirthdayContact[]> {
  const own = sql`c.owner_id = ${scope.memberId}::uuid`;
  const theirs =
    scope.role === "manager" ? sql`(${own} OR c.tier = 'KA' OR p.level = 'executive')` : own;
  const rows = await contactsWhere(
    db,
    scope,
    sql`p.organization_id = ${scope.organizationId}::uuid
      AND p.birthday_hash = ANY(${[...hashes]}::bytea[]) AND ${theirs} AND ${mayCourt}
      AND NOT EXISTS (SELECT 1 FROM touch t
        WHERE t.customer_id = c.id AND t.contact_id = p.id AND t.kind = 'greeting'
          AND t.occasion IS NULL AND t.at > ${new Date(now - wishedFor * 86_400_000)})`,
  );
  return rows.map((row) => ({
    ...asOf(row, now),
    birthday: row.birthday ?? "",
    owner: row.owner,
  }));
}

const inOrder: Sql = sql`ORDER BY array_position(${[...tiers]}::text[], c.tier), c.name, c.id,
  array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level), p.id LIMIT ${most}`;

/** Observances may be written as people do: `Eid al-Fitr` is `eid_al_fitr`. */
const asId = (written: string) =>
  written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");

function asOf(row: ContactRow, now: Instant): GreetingContact {
  const { owed, birthday: _birthday, owner: _owner, ...contact } = row;
  const { zone } = contact;
  const today = civilDateAt(now, zone);
  const days = owed.map(({ madeAt, ...one }) => ({ ...one, madeOn: civilDateAt(madeAt, zone) }));
  return {
    ...contact,
    observances: contact.observances.map(asId),
    today,
    silence: silenceBy(days, today),
  };
}

/** Greetings that lately went to people at the member's customers. */
export const sentGreetings = (db: Db, scope: Scope, now: Instant): Promise<SentGreeting[]> =>
  db.rows<Present<Row<"touch", "contactId" | "occasion">, "contactId" | "occasion">>(sql`
    SELECT t.contact_id AS "contactId", t.occasion
    FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE c.owner_id = ${scope.memberId}::uuid AND t.contact_id IS NOT NULL
      AND t.occasion IS NOT NULL AND t.at > ${new Date(now - remembered * 86_400_000)}`);

/** The taboos and likes of these people, whom the caller has found visible, by their id. */
export async function mannersOf(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Manners>> {
  const rows = await db.rows<Row<"contact", "id" | "taboos" | "preferences">>(sql`
    SELECT p.id, p.taboos, p.preferences
    FROM ${visibleCustomers(scope)} c JOIN contact p ON p.customer_id = c.id
    WHERE p.id = ANY(${[...ids]}::uuid[])`);
  const open = (column: keyof Manners, id: string, sealed: Buffer | null) =>
    sealed === null ? null : db.cipher.open("contact", column, id, sealed);
  return new Map(
    rows.map(({ id, taboos, preferences }) => [
      id,
      { taboos: open("taboos", id, taboos), preferences: open("preferences", id, preferences) },
    ]),
  );
}
