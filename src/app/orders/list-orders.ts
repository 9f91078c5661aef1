import type { ListedOffer, ListedOrder } from "../../core/orders/listed-order.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { offersOf, ordersOf } from "../../store/orders/list-orders.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Quotes and samples that are shown. */
const mostOffers = 5;

/** A customer with all its orders, the latest first, and what was offered last. */
export type OrdersOfCustomer = {
  readonly customer: NamedCustomer;
  readonly orders: readonly ListedOrder[];
  readonly offers: readonly ListedOffer[];
};

/** What a visible customer ordered and was offered. Throws `Refusal` `customer-not-found`. */
export async function listOrders(
  { store }: App,
  { scope, member }: Actor,
  customerId: string,
): Promise<OrdersOfCustomer> {
  const [[customer], orders, offers] = await Promise.all([
    customersById(store, scope, [customerId]),
    ordersOf(store, scope, customerId, member.zone),
    offersOf(store, scope, customerId, member.zone, mostOffers),
  ]);
  if (customer === undefined) throw new Refusal("customer-not-found");
  return { customer, orders, offers };
}
