import type { Happened } from "../../core/customer/happened.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { historyOf } from "../../store/customer/history.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Rows of a page. */
const most = 15;

/** A page of what happened with a customer, the latest first. */
export type History = {
  readonly customer: NamedCustomer;
  readonly happened: readonly Happened[];
  readonly page: number;
  readonly hasMore: boolean;
};

/** What happened with a visible customer. Throws `Refusal` `customer-not-found`. */
export async function listHistory(
  { store }: App,
  { scope, member }: Actor,
  customerId: string,
  page: number,
): Promise<History> {
  const wanted = { after: (page - 1) * most, most: most + 1 };
  const [[customer], rows] = await Promise.all([
    customersById(store, scope, [customerId]),
    historyOf(store, scope, customerId, member.zone, wanted),
  ]);
  if (customer === undefined) throw new Refusal("customer-not-found");
  return { customer, happened: rows.slice(0, most), page, hasMore: rows.length > most };
}
