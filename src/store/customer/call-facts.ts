import type { CallFacts } from "../../core/customer/call-card.ts";
import type { CardContact, CardTouch } from "../../core/customer/customer-card.ts";
import type { CivilDate } from "../../core/time/civil.ts";
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

/** People, last touches and what is owed on a day, of visible customers, by id; those who are not visible have none. */
export async function callFacts(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  today: CivilDate,
): Promise<(id: string) => CallFacts> {
  const [contacts, touches, owed] = await Promise.all([
    contactsOfCard(db, scope, ids),
    touchesOf(db, scope, ids),
    findOwedToAny(db, scope, ids, today),
  ]);
  const of = <One extends { customerId: string }>(all: readonly One[], id: string) =>
    all.filter(({ customerId }) => customerId === id);
  const people = (id: string) =>
    of(contacts, id).map(({ customerId: _, id: __, ...contact }) => contact);
  return (id) => ({
    contacts: people(id).filter(({ leftAt }) => leftAt === null),
    former: people(id).filter(({ leftAt }) => leftAt !== null),
    touches: of(touches, id).map(({ customerId: _, ...touch }) => touch),
    owed: of(owed, id),
  });
}

const among = (ids: readonly string[]): Sql => sql`c.id = ANY(${[...ids]}::uuid[])`;

/** What is sealed of a contact and opened for a card. */
type Opened =
  | "email"
  | "phone"
  | "otherPhone"
  | "birthday"
  | "taboos"
  | "preferences"
  | "superstition"
  | "caresAbout"
  | "background"
  | "note";

type ContactRow = Row<
  "contact",
  | "id"
  | "name"
  | "role"
  | "level"
  | "decides"
  | "attitude"
  | "language"
  | "otherLanguages"
  | "bestHour"
  | "leftAt"
  | Opened
> & { customerId: string; confirmed: CardContact["confirmed"] };

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

/** People at visible customers, those of most weight first, `most` of each at most. */
export async function contactsOfCard(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  most = mostContacts,
): Promise<(CardContact & { id: string; customerId: string })[]> {
  const rows = await db.rows<ContactRow>(sql`
    SELECT c.id AS "customerId", p.* FROM ${visibleCustomers(scope)} c
    CROSS JOIN LATERAL (
      SELECT p.id, p.name, p.role, p.level, p.decides, p.attitude, p.email, p.phone, p.other_phone AS "otherPhone",
        p.language, coalesce(p.other_languages, '{}') AS "otherLanguages", p.birthday, p.taboos, p.preferences, p.superstition,
        p.cares_about AS "caresAbout", p.background, p.note, p.best_hour AS "bestHour", p.left_at AS "leftAt",
        (SELECT coalesce(jsonb_object_agg(k.field, extract(epoch FROM k.at) * 1000), '{}')
          FROM contact_confirmation k WHERE k.contact_id = p.id) AS confirmed
      FROM contact p WHERE p.customer_id = c.id
      ORDER BY p.left_at DESC NULLS FIRST, array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level), p.name
      LIMIT ${most}) p
    WHERE ${among(ids)}`);
  return rows.map(({ id, email, phone, birthday, taboos, preferences, superstition, ...row }) => {
    const { otherPhone, caresAbout, background, note, ...contact } = row;
    const of = <C extends SealedColumn<"contact">>(column: C, sealed: Buffer | null) =>
      open(db, "contact", column, id, sealed);
    return {
      ...contact,
      id,
      email: of("email", email),
      phone: of("phone", phone),
      otherPhone: of("other_phone", otherPhone),
      birthday: of("birthday", birthday),
      taboos: of("taboos", taboos),
      preferences: of("preferences", preferences),
      superstition: of("superstition", superstition),
      caresAbout: of("cares_about", caresAbout),
      background: of("background", background),
      note: of("note", note),
    };
  });
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
