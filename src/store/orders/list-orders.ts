import type { ListedOffer, ListedOrder, StandingStep } from "../../core/orders/listed-order.ts";
import type { OrderStep } from "../../core/orders/order-step.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

type StepRow = {
  readonly id: string;
  readonly kind: OrderStep;
  readonly dueOn: CivilDate | null;
  readonly doneAt: Instant | null;
  readonly content: string | null;
};

/** All orders of a visible customer with their steps, the latest first. */
export const ordersOf = async (
  db: Db,
  scope: Scope,
  customerId: string,
  zone: Zone,
): Promise<ListedOrder[]> =>
  (await ordersWhere(db, scope, sql`c.id = ${customerId}::uuid`, zone)).map(
    ({ customerId: _, ...order }) => order,
  );

/** Orders are looked for this far back, in milliseconds: a year. */
const toldWithin = 365 * 86_400_000;

/**
 * The orders of the customers of a member that somebody told in the chat, or a step of, and that are not
 * cancelled, the latest first.
 */
export const toldOrdersOf = (
  db: Db,
  scope: Scope,
  ownerId: string,
  zone: Zone,
  now: Instant,
): Promise<(ListedOrder & { readonly customerId: string })[]> =>
  ordersWhere(
    db,
    scope,
    sql`c.owner_id = ${ownerId}::uuid AND NOT o.is_cancelled
      AND o.ordered_on >= ${civilDateAt((now - toldWithin) as Instant, zone)}::date
      AND (o.is_told_only OR EXISTS
        (SELECT FROM owed s WHERE s.customer_id = c.id AND s.order_id = o.id))`,
    zone,
  );

/** Orders of visible customers (`c`, the order is `o`) with their steps, the latest first. */
async function ordersWhere(
  db: Db,
  scope: Scope,
  condition: Sql,
  zone: Zone,
): Promise<(ListedOrder & { readonly customerId: string })[]> {
  type Found = Omit<ListedOrder, "steps"> & {
    readonly customerId: string;
    readonly steps: readonly StepRow[];
  };
  const rows = await db.rows<Found>(sql`
    SELECT c.id AS "customerId", o.id, o.number, o.ordered_on AS "orderedOn", o.amount, o.currency,
      o.cost, o.products, o.is_cancelled AS "isCancelled", o.is_told_only AS "isToldOnly",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'dueOn', s.due_on,
        'doneAt', round(extract(epoch FROM s.done_at) * 1000),
        'content', encode(s.content, 'base64')))
        FROM owed s WHERE s.order_id = o.id), '[]') AS steps
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE ${condition} ORDER BY o.ordered_on DESC, length(o.number) DESC, o.number DESC`);
  return rows.map(({ steps, ...order }) => ({
    ...order,
    steps: steps.map(({ id, kind, dueOn, doneAt, content }): StandingStep => {
      const part =
        content === null
          ? null
          : db.cipher.open("owed", "content", id, Buffer.from(content, "base64"));
      const isDone = doneAt !== null;
      return { id, step: kind, on: isDone ? civilDateAt(doneAt, zone) : dueOn, isDone, part };
    }),
  }));
}

/** The quotes and samples of a visible customer that have a price, the latest first, `most` of them. */
export async function offersOf(
  db: Db,
  scope: Scope,
  customerId: string,
  zone: Zone,
  most: number,
): Promise<ListedOffer[]> {
  const rows = await db.rows<Omit<ListedOffer, "on"> & { readonly at: Instant }>(sql`
    SELECT t.outcome AS kind, t.at, t.amount, t.currency, t.valid_until AS "validUntil"
    FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND t.amount IS NOT NULL
      AND t.outcome IN ('quoted', 'sampled')
    ORDER BY t.at DESC, t.id DESC LIMIT ${most}`);
  return rows.map(({ at, ...offer }) => ({ ...offer, on: civilDateAt(at, zone) }));
}
