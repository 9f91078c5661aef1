import type { KnownOrder } from "../../core/orders/recorded-order.ts";
import type { CivilDate, Zone } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** The numbers of all orders of a visible customer. */
export async function orderNumbers(db: Db, scope: Scope, customerId: string): Promise<string[]> {
  const rows = await db.rows<{ number: string }>(sql`
    SELECT o.number FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid`);
  return rows.map(({ number }) => number);
}

/** An order as a question about it names it. */
export type FoundOrder = KnownOrder & {
  readonly customerId: string;
  /** The customer's reference. */
  readonly ref: string;
};

/** The order of a visible customer with this number, in whatever case it is written; null without one. */
export async function orderCalled(
  db: Db,
  scope: Scope,
  customerId: string,
  number: string,
): Promise<FoundOrder | null> {
  const [row] = await db.rows<FoundOrder>(sql`
    SELECT o.id, o.customer_id AS "customerId", c.ref, o.number, o.ordered_on AS "orderedOn", o.amount,
      o.currency
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND lower(o.number) = lower(${number}) LIMIT 1`);
  return row ?? null;
}

/**
 * The order of a visible customer of the same amount that is nearest to a day, within so many days of
 * it; null without one. A cancelled one is none.
 */
export async function orderAlike(
  db: Db,
  scope: Scope,
  customerId: string,
  like: { readonly amount: number; readonly currency: string; readonly on: CivilDate },
  days: number,
): Promise<FoundOrder | null> {
  const [row] = await db.rows<FoundOrder>(sql`
    SELECT o.id, o.customer_id AS "customerId", c.ref, o.number, o.ordered_on AS "orderedOn", o.amount,
      o.currency
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND NOT o.is_cancelled AND o.currency = ${like.currency}
      AND o.amount = ${like.amount}::numeric(18, 4)
      AND abs(o.ordered_on - ${like.on}::date) <= ${days}::int
    ORDER BY abs(o.ordered_on - ${like.on}::date), o.id LIMIT 1`);
  return row ?? null;
}

/** Whether a visible customer ordered on a day, by an order or a touch (in the zone of who asks), and the order. */
export async function orderedOn(
  db: Db,
  scope: Scope,
  customerId: string,
  on: CivilDate,
  zone: Zone,
): Promise<{ readonly isTold: boolean; readonly order: FoundOrder | null }> {
  const [order] = await db.rows<FoundOrder>(sql`
    SELECT o.id, o.customer_id AS "customerId", c.ref, o.number, o.ordered_on AS "orderedOn", o.amount,
      o.currency
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND o.ordered_on = ${on}::date AND NOT o.is_cancelled
    ORDER BY o.id DESC LIMIT 1`);
  if (order !== undefined) return { isTold: true, order };
  const [from, to] = [dayStart(on, zone), dayStart(addDays(on, 1), zone)];
  const touches = await db.rows(sql`
    SELECT 1 FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND t.outcome = 'ordered'
      AND t.at >= ${new Date(from)} AND t.at < ${new Date(to)} LIMIT 1`);
  return { isTold: touches.length > 0, order: null };
}

const dayStart = (on: CivilDate, zone: Zone) => firstInstantFrom(epochDayOf(on), 0, zone);
