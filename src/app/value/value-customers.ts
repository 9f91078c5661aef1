import type { CivilDate } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import type { ModelChoice } from "../../core/value/fit-purchases.ts";
import { type Valuation, valuePortfolio } from "../../core/value/value-portfolio.ts";
import {
  mainCurrency,
  type OrderHistory,
  orderHistories,
} from "../../store/value/order-histories.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** What the visible customers who bought are worth, in the currency most of them paid in. */
export type ValuedCustomers = Valuation<OrderHistory> & {
  /** Null when nobody bought. */
  readonly currency: string | null;
};

/**
 * Values the visible customers from their orders up to `asOf`, which is today where the member is
 * unless given. The horizon is in days.
 */
export async function valueCustomers(
  app: App,
  actor: Actor,
  by: { readonly asOf?: CivilDate; readonly horizon: number; readonly model: ModelChoice },
): Promise<ValuedCustomers> {
  const asOf = by.asOf ?? civilAt(actor.now, actor.member.zone).date;
  const currency = await mainCurrency(app.store, actor.scope, asOf);
  const histories: OrderHistory[] = [];
  if (currency !== null)
    for await (const history of orderHistories(app.store, actor.scope, { asOf, currency }))
      histories.push(history);
  return { ...valuePortfolio(histories, { ...by, asOf: epochDayOf(asOf) }), currency };
}
