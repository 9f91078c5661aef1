import type { ListedOrder } from "../../core/orders/listed-order.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { toldOrdersOf } from "../../store/orders/list-orders.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** An order and whose it is. */
export type OrderOf = { readonly customer: NamedCustomer; readonly order: ListedOrder };

/** The orders of the actor's own customers that somebody told, or a step of, the latest first. */
export async function ownToldOrders(
  { store }: App,
  { scope, member, now }: Actor,
): Promise<readonly OrderOf[]> {
  const orders = await toldOrdersOf(store, scope, member.id, member.zone, now);
  const ids = [...new Set(orders.map(({ customerId }) => customerId))];
  const named = await customersById(store, scope, ids);
  const byId = new Map(named.map((one) => [one.id, one]));
  return orders.flatMap(({ customerId, ...order }) => {
    const customer = byId.get(customerId);
    return customer === undefined ? [] : { customer, order };
  });
}
