import type { CivilDate } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import type { ModelChoice } from "../../core/value/fit-purchases.ts";
import { type Valuation, valuePortfolio } from "../../core/value/value-portfolio.ts";
import { customerIds } from "../../store/customer/customer-ids.ts";
import type { OrderHistory } from "../../store/value/order-histories.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { readHistories } from "./read-histories.ts";

/** What the visible customers who bought are worth, in the organization's reporting currency. */
export type ValuedCustomers = Valuation<OrderHistory> & { readonly currency: string };

/**
 * Values the customers of the whole organization together from their orders up to `asOf`, which is
 * today where the member is unless given, and answers those the actor may see. The horizon is in
 * days.
 */
export async function valueCustomers(
  { store }: App,
  { scope, now, member }: Actor,
  by: { readonly asOf?: CivilDate; readonly horizon: number; readonly model: ModelChoice },
): Promise<ValuedCustomers> {
  const asOf = by.asOf ?? civilAt(now, member.zone).date;
  const { histories, currency } = await readHistories(store, scope.organizationId, asOf);
  const valuation = valuePortfolio(histories, { ...by, asOf: epochDayOf(asOf) });
  const visible = new Set<string>();
  for await (const ids of customerIds(store, scope)) for (const id of ids) visible.add(id);
  const customers = valuation.customers.filter(({ customer }) => visible.has(customer.id));
  return { ...valuation, customers, currency };
}
