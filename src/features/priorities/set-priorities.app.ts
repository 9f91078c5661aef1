import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { findChanged } from "../../app/changes/find-changed.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import type { Priority } from "../../core/customer/priority.ts";
import { Refusal } from "../../errors.ts";
import { updateRow } from "../../store/changes/row-change.ts";
import type { PrioritiesSet } from "./priorities.core.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "priorities.set": true;
  }
}

/**
 * Adds to what a customer is known to weigh; where none is told, nothing is known any more. Throws `Refusal`
 * `customer-not-found`, `priorities-known`.
 */
export const setPriorities = (
  app: App,
  actor: Actor,
  customerId: string,
  told: readonly Priority[],
): Promise<PrioritiesSet> =>
  change(
    app,
    actor,
    async (db) => {
      const { ref, priorities: before } = await holdCustomer(db, actor, customerId);
      const priorities = [...new Set(told.length === 0 ? [] : [...before, ...told])];
      if (priorities.length === before.length) throw new Refusal("priorities-known", { ref });
      const columns = { priorities };
      const row = changed(await updateRow(db, actor.scope, "customer", customerId, columns));
      return {
        action: "priorities.set",
        customerIds: [customerId],
        changes: [row],
        result: priorities,
      };
    },
    async (db, priorities, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, priorities, undoId };
    },
  );
