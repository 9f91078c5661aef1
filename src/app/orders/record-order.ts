import { ownNumber } from "../../core/orders/own-number.ts";
import type { RecordedOrder } from "../../core/orders/recorded-order.ts";
import { sameWithin } from "../../core/orders/same-within.ts";
import type { ToldOrder } from "../../core/orders/told-order.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { orderAlike, orderNumbers } from "../../store/orders/orders-of.ts";
import type { Scope } from "../../store/scope.ts";
import { changed } from "../changes/hold-customers.ts";
import { stepRow } from "./step-row.ts";

/** Whose order it is, when it was placed, and when that is told. */
export type OrderPlace = {
  readonly customer: { readonly id: string; readonly ref: string };
  readonly on: CivilDate;
  readonly now: Instant;
};

/**
 * Writes the rows of an order that was told, and of its steps. Throws `Refusal` `order-known` where the
 * customer has one of that number.
 */
export async function recordOrder(
  db: Db,
  scope: Scope,
  { customer, on, now }: OrderPlace,
  told: ToldOrder,
): Promise<{ readonly order: RecordedOrder; readonly changes: readonly RowChange[] }> {
  const { amount, currency, cost = null, products = [], steps = [] } = told;
  const known = await orderNumbers(db, scope, customer.id);
  const number = told.number ?? ownNumber(customer.ref, known);
  if (known.some((one) => one.toLowerCase() === number.toLowerCase()))
    throw new Refusal("order-known", { ref: customer.ref, number });
  const alike = await orderAlike(db, scope, customer.id, { amount, currency, on }, sameWithin);
  const id = newId();
  const columns = {
    customer_id: customer.id,
    ...{ number, ordered_on: on, currency, amount, cost, products: [...products] },
    is_told_only: true,
  };
  const changes = [changed(await insertRow(db, scope, "customer_order", columns, id))];
  const place = { customerId: customer.id, orderId: id, now: formatInstant(now) };
  for (const step of steps) changes.push(changed(await stepRow(db, scope, place, step)));
  return { order: { ...told, id, number, alike }, changes };
}
