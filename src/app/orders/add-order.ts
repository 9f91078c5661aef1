import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { RecordedOrder } from "../../core/orders/recorded-order.ts";
import type { ToldOrder } from "../../core/orders/told-order.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { holdCustomer } from "../changes/hold-customers.ts";
import { recordOrder } from "./record-order.ts";

/** An order that was added, its customer, and what takes it back. */
export type AddedOrder = {
  readonly order: RecordedOrder;
  readonly customer: ChangedCustomer;
  readonly undoId: string;
};

/**
 * Adds the order of a customer whose placing is on record as a touch already. Throws `Refusal`
 * `customer-not-found`, and `order-known` where there is one of its number.
 */
export const addOrder = (
  app: App,
  actor: Actor,
  customerId: string,
  told: ToldOrder,
  on: CivilDate,
): Promise<AddedOrder> =>
  change(
    app,
    actor,
    async (db) => {
      const customer = await holdCustomer(db, actor, customerId);
      const place = { customer, on, now: actor.now };
      const { order, changes } = await recordOrder(db, actor.scope, place, told);
      return { action: "order.told", customerIds: [customerId], changes, result: order };
    },
    async (db, order, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { order, customer, undoId };
    },
  );
