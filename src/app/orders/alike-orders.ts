import { isOwnNumber } from "../../core/orders/own-number.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import {
  type FoundOrder,
  orderAlike,
  orderCalled,
  orderedOn,
} from "../../store/orders/orders-of.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** An order that is told, and what is on record of that day and may be the same. */
export type ToldTwice = {
  readonly customer: NamedCustomer;
  readonly on: CivilDate;
  /** Null: somebody told that they ordered, and not for how much. */
  readonly known: FoundOrder | null;
  /** The number that is told; null: none is. */
  readonly number: string | null;
};

/** Of the orders told these are on record already, it seems: of that day, and of the same amount where it is told. */
export async function ordersToldTwice(
  { store }: App,
  { scope, member, now }: Actor,
  told: readonly ReportedTouch[],
): Promise<ToldTwice[]> {
  const today = civilDateAt(now, member.zone);
  const twice: {
    told: ReportedTouch;
    on: CivilDate;
    known: FoundOrder | null;
    number: string | null;
  }[] = [];
  for (const one of told) {
    if (one.outcome !== "ordered") continue;
    const { customerId, order = null } = one;
    const on = one.happenedOn ?? today;
    const called =
      order?.number == null ? null : await orderCalled(store, scope, customerId, order.number);
    if (called !== null) {
      const { number, orderedOn: day } = called;
      twice.push({ told: one, on: day, known: called, number });
      continue;
    }
    const number = order?.number ?? null;
    if (order !== null) {
      const known = await orderAlike(store, scope, customerId, { ...order, on }, 1);
      const isOther = number !== null && known !== null && !isOwnNumber(known.ref, known.number);
      if (known !== null && !isOther) twice.push({ told: one, on: known.orderedOn, known, number });
      continue;
    }
    const known = await orderedOn(store, scope, customerId, on, member.zone);
    if (known.isTold) twice.push({ told: one, on, known: known.order, number });
  }
  if (twice.length === 0) return [];
  const ids = twice.map(({ told: { customerId } }) => customerId);
  const named = new Map((await customersById(store, scope, ids)).map((one) => [one.id, one]));
  return twice.flatMap(({ told: { customerId }, ...rest }) => {
    const customer = named.get(customerId);
    return customer === undefined ? [] : { customer, ...rest };
  });
}
