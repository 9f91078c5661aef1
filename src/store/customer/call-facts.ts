import type { CallFacts } from "../../core/customer/call-card.ts";
import type { CardContact, CardTouch } from "../../core/customer/customer-card.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { findOwedToAny } from "../owed/find-owed.ts";
import type { Scope } from "../scope.ts";
import type { TableName } from "../tables/columns.ts";
import type { Row } from "../tables/row.ts";
import type { SealedColumn } from "../tables/tables.ts";
import { visibleCustomers } from "../visibility.ts";

/** People and touches of one customer at most. */
const mostContacts = 6;
const mostTouches = 5;

/** People, last touches and what is owed, of visible customers, by id; those who are not visible have none. */
export async function callFacts(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<(id: string) => CallFacts> {
  const [contacts, touches, owed] = await Promise.all([
    contactsOf(db, scope, ids),
    touchesOf(db, scope, ids),
    findOwedToAny(db, scope, ids),
  ]);
  const of = <One extends { customerId: string }>(all: readonly One[], id: string) =>
    all.filter(({ customerId }) => customerId === id);
  return (id) => ({
    contacts: of(contacts, id).map(({ customerId: _, ...contact }) => contact),
    touches: of(touches, id).map(({ customerId: _, ...touch }) => touch),
    owed: of(owed, id),
  });
}

const among = (ids: readonly string[]): Sql => sql`c.id = ANY(${[...ids]}::uuid[])`;

type ContactRow = Row<
  "contact",
  "id" | "name" | "role" | "level" | "email" | "phone" | "taboos" | "preferences" | "bestHour"
> & { customerId: string };

type TouchRow = Row<"touch", "id" | "at" | "kind" | "direction" | "outcome" | "content"> & {
  customerId: string;
  by: string | null;
  with: string | null;
};

const open = <T extends TableName>(
  db: Db,
  table: T,
  column: SealedColumn<T>,
  id: string,
  sealed: Buffer | null,
) => (sealed === null ? null : db.cipher.open(table, column, id, sealed));

async function contactsOf(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<(CardContact & { customerId: string })[]> {
  const rows = await db.rows<ContactRow>(sql`
    SELECT c.id AS "customerId", p.* FROM ${visibleCustomers(scope)} c
    CROSS JOIN LATERAL (
      SELECT p.id, p.name, p.role, p.level, p.email, p.phone, p.taboos, p.preferences,
        p.best_hour AS "bestHour"
      FROM contact p WHERE p.customer_id = c.id
      ORDER BY array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level), p.name
      LIMIT ${mostContacts}) p
    WHERE ${among(ids)}`);
  return rows.map(({ id, email, phone, taboos, preferences, ...contact }) => ({
    ...contact,
    email: open(db, "contact", "email", id, email),
    phone: open(db, "contact", "phone", id, phone),
    taboos: open(db, "contact", "taboos", id, taboos),
    preferences: open(db, "contact", "preferences", id, preferences),
  }));
}

async function touchesOf(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<(CardTouch & { customerId: string })[]> {
  const rows = await db.rows<TouchRow>(sql`
    SELECT c.id AS "customerId", t.* FROM ${visibleCustomers(scope)} c
    CROSS JOIN LATERAL (
      SELECT t.id, t.at, t.kind, t.direction, t.outcome, m.name AS by, p.name AS with, t.content
      FROM touch t LEFT JOIN member m ON m.id = t.member_id LEFT JOIN contact p ON p.id = t.contact_id
      WHERE t.customer_id = c.id ORDER BY t.at DESC, t.id DESC LIMIT ${mostTouches}) t
    WHERE ${among(ids)}`);
  return rows.map(({ id, content, ...touch }) => ({
    ...touch,
    content: open(db, "touch", "content", id, content),
  }));
}
