import type { ListedOrder } from "../../core/orders/listed-order.ts";
import type { ToldStep } from "../../core/orders/told-order.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import { ordersOf } from "../../store/orders/list-orders.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";
import { doneAt, stepRow } from "./step-row.ts";

/** An order after steps of it were told, its customer, and what takes that back. */
export type StepsSet = {
  readonly order: ListedOrder;
  readonly customer: Awaited<ReturnType<typeof findChanged>>[number];
  readonly undoId: string;
};

/**
 * Sets steps of an order of a customer: days by which they are to be done, or that they are. What
 * stands of a step is kept where nothing else is told. Throws `Refusal` `customer-not-found`, and
 * `no-open-order` where there is no such order.
 */
export const setSteps = (
  app: App,
  actor: Actor,
  customerId: string,
  orderId: string,
  steps: readonly ToldStep[],
): Promise<StepsSet> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope, now, member } = actor;
      const { ref } = await holdCustomer(db, actor, customerId);
      const orders = await ordersOf(db, scope, customerId, member.zone);
      const order = orders.find(({ id }) => id === orderId);
      if (order === undefined) throw new Refusal("no-open-order", { ref });
      const place = { customerId, orderId, now: formatInstant(now) };
      const changes: RowChange[] = [];
      for (const told of steps) {
        const known = order.steps.find(({ step }) => step === told.step);
        if (known === undefined) {
          changes.push(changed(await stepRow(db, scope, place, told)));
          continue;
        }
        const columns = told.isDone
          ? { done_at: doneAt(told.on, place.now) }
          : { due_on: told.on ?? known.on, done_at: null };
        const { part } = told;
        const all =
          part === null || part === known.part
            ? columns
            : {
                ...columns,
                content: bytesText(db.cipher.seal("owed", "content", known.id, part)),
              };
        changes.push(changed(await updateRow(db, scope, "owed", known.id, all)));
      }
      return { action: "order.step", customerIds: [customerId], changes, result: null };
    },
    async (db, _, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      const orders = await ordersOf(db, actor.scope, customerId, actor.member.zone);
      const order = orders.find(({ id }) => id === orderId);
      if (customer === undefined || order === undefined) throw new Error("the order is gone");
      return { order, customer, undoId };
    },
  );
