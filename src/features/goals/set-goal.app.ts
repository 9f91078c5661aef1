import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { findChanged } from "../../app/changes/find-changed.ts";
import { changed, holdCustomers } from "../../app/changes/hold-customers.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { GoalSet } from "./goal.core.ts";
import { lastTouches } from "./goals.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "touch.goal-set": true;
  }
}

/**
 * Sets what the next touch of customers is to reach; it stands with their last touch, in place of what
 * stood there. Throws `Refusal` `customer-not-found`, `goal-untouched`.
 */
export const setGoal = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  goal: string,
): Promise<GoalSet> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope } = actor;
      const held = await holdCustomers(db, actor, customerIds);
      const last = await lastTouches(db, scope, customerIds);
      const changes: RowChange[] = [];
      for (const { id: customerId, ref } of held) {
        const id = last.get(customerId);
        if (id === undefined) throw new Refusal("goal-untouched", { ref });
        const sealed = bytesText(db.cipher.seal("touch", "goal", id, goal));
        changes.push(changed(await updateRow(db, scope, "touch", id, { goal: sealed })));
      }
      return { action: "touch.goal-set", customerIds, changes, result: goal };
    },
    async (db, result, undoId) => ({
      goal: result,
      customers: await findChanged(db, actor, customerIds),
      undoId,
    }),
  );
