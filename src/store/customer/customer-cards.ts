import type { DueCustomer, UndueCustomer } from "../../core/cadence/due-customer.ts";
import type {
  CardContact,
  CardFacts,
  CardOrders,
  CardTouch,
} from "../../core/customer/customer-card.ts";
import type { MonthSum } from "../../core/money/ordered-money.ts";
import { dueCustomer } from "../cadence/due-customers.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { monthOf } from "../money/order-rate.ts";
import { findOwedTo } from "../owed/find-owed.ts";
import type { Scope } from "../scope.ts";
import type { TableName } from "../tables/columns.ts";
import type { Row } from "../tables/row.ts";
import type { SealedColumn } from "../tables/tables.ts";
import { visibleCustomers } from "../visibility.ts";
import { standingStops } from "./stops.ts";

/** A card as the store knows it. */
export type StoredCard = (DueCustomer | UndueCustomer) &
  Omit<CardFacts, "proposal" | "tierBecause" | "value" | "orders"> & {
    readonly orders: Omit<CardOrders, "totals" | "credited"> & {
      readonly months: readonly MonthSum[];
      readonly credits: readonly MonthSum[];
    };
  };

/** People and touches that a card shows at most. */
const mostContacts = 6;
const mostTouches = 5;

/** What is known of one visible customer, or null when there is none or it is not visible. */
export async function customerCard(db: Db, scope: Scope, id: string): Promise<StoredCard | null> {
  const one = sql`${visibleCustomers(scope)} c`;
  const is = sql`c.id = ${id}::uuid`;
  const [due, [details], standing, contacts, touches, owed, orders] = await Promise.all([
    dueCustomer(db, scope, id),
    db.rows<DetailsRow>(sql`
    SELECT c.id, c.tier_since AS "tierSince", c.industry, c.website, c.tags, c.note,
      c.zone_guessed AS "zoneGuessed",
      ARRAY(SELECT a.name FROM customer_alias a WHERE a.customer_id = c.id ORDER BY a.id) AS aliases,
      m.name AS "ownerName", coalesce(c.known_need, '{}') AS "knownNeed",
      c.order_gap_days AS "gapDays"
    FROM ${one} LEFT JOIN member m ON m.id = c.owner_id WHERE ${is}`),
    standingStops(db, scope, id),
    contactsOf(db, one, is),
    touchesOf(db, one, is),
    findOwedTo(db, scope, id),
    ordersOf(db, one, is),
  ]);
  if (due === null || details === undefined) return null;
  const { note, gapDays, ...rest } = details;
  return {
    ...due,
    ...rest,
    note: open(db, "customer", "note", id, note),
    standing,
    contacts,
    touches,
    owed,
    orders: { ...orders, gapDays },
  };
}

type DetailsRow = Row<
  "customer",
  "id" | "tierSince" | "industry" | "website" | "zoneGuessed" | "tags" | "note" | "knownNeed"
> & { aliases: string[]; ownerName: string | null; gapDays: number | null };

type ContactRow = Row<
  "contact",
  "id" | "name" | "role" | "level" | "email" | "phone" | "taboos" | "preferences" | "bestHour"
>;

type TouchRow = Row<"touch", "id" | "at" | "kind" | "direction" | "outcome" | "content"> & {
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

async function contactsOf(db: Db, one: Sql, is: Sql): Promise<CardContact[]> {
  const rows =
    await db.rows<ContactRow>(sql`SELECT p.id, p.name, p.role, p.level, p.email, p.phone, p.taboos, p.preferences,
      p.best_hour AS "bestHour"
    FROM ${one} JOIN contact p ON p.customer_id = c.id WHERE ${is}
    ORDER BY array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level), p.name
    LIMIT ${mostContacts}`);
  return rows.map(({ id, email, phone, taboos, preferences, ...contact }) => ({
    ...contact,
    email: open(db, "contact", "email", id, email),
    phone: open(db, "contact", "phone", id, phone),
    taboos: open(db, "contact", "taboos", id, taboos),
    preferences: open(db, "contact", "preferences", id, preferences),
  }));
}

async function touchesOf(db: Db, one: Sql, is: Sql): Promise<CardTouch[]> {
  const rows = await db.rows<TouchRow>(sql`
    SELECT t.id, t.at, t.kind, t.direction, t.outcome, m.name AS by, p.name AS with,
      t.content
    FROM ${one} JOIN touch t ON t.customer_id = c.id LEFT JOIN member m ON m.id = t.member_id
      LEFT JOIN contact p ON p.id = t.contact_id
    WHERE ${is} ORDER BY t.at DESC, t.id DESC LIMIT ${mostTouches}`);
  return rows.map(({ id, content, ...touch }) => ({
    ...touch,
    content: open(db, "touch", "content", id, content),
  }));
}

async function ordersOf(db: Db, one: Sql, is: Sql): Promise<Omit<StoredCard["orders"], "gapDays">> {
  const rows = await db.rows<{
    currency: string;
    month: string;
    amount: number;
    count: number;
    cancelled: number;
    credited: number;
    lastOn: CardOrders["lastOn"];
  }>(sql`
    SELECT o.currency, ${monthOf} AS month,
      coalesce(sum(o.amount) FILTER (WHERE NOT o.is_cancelled), 0) AS amount,
      count(*) FILTER (WHERE NOT o.is_cancelled) AS count,
      count(*) FILTER (WHERE o.is_cancelled) AS cancelled,
      coalesce(sum(o.amount) FILTER (WHERE o.is_cancelled AND o.amount < 0), 0) AS credited,
      max(o.ordered_on) FILTER (WHERE NOT o.is_cancelled) AS "lastOn"
    FROM ${one} JOIN customer_order o ON o.customer_id = c.id WHERE ${is}
    GROUP BY 1, 2`);
  const sum = (field: "count" | "cancelled") => rows.reduce((all, row) => all + row[field], 0);
  const days = rows.flatMap(({ lastOn }) => (lastOn === null ? [] : [lastOn])).sort();
  return {
    count: sum("count"),
    cancelled: sum("cancelled"),
    lastOn: days.at(-1) ?? null,
    months: rows.filter((row) => row.count > 0),
    credits: rows.flatMap(({ credited, ...row }) =>
      credited === 0 ? [] : [{ ...row, amount: credited }],
    ),
  };
}
