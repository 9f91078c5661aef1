import type { AddedStep } from "../../core/customer/plan-step.ts";
import type { PlanKind } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { comingDay } from "../cadence/coming-day.ts";
import { change } from "../changes/change.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";

/**
 * Adds a step to the plan for a customer, under a heading and by a day. Throws `Refusal`
 * `customer-not-found`, `date-past`, `date-too-far`.
 */
export const addPlanStep = (
  app: App,
  actor: Actor,
  customerId: string,
  told: { readonly kind: PlanKind; readonly content: string; readonly day: CivilDate },
): Promise<AddedStep> =>
  change(
    app,
    actor,
    async (db) => {
      const { zone } = await holdCustomer(db, actor, customerId);
      const id = newId();
      const row = await insertRow(
        db,
        actor.scope,
        "owed",
        {
          customer_id: customerId,
          member_id: actor.scope.memberId,
          kind: told.kind,
          content: bytesText(db.cipher.seal("owed", "content", id, told.content)),
          made_at: formatInstant(actor.now),
          due_on: comingDay(actor, told.day, zone),
        },
        id,
      );
      return {
        action: "plan.step-added",
        customerIds: [customerId],
        changes: [changed(row)],
        result: id,
      };
    },
    async (db, id, undoId) => {
      const open = await findOwedTo(db, actor.scope, customerId, [told.kind]);
      const step = open.find((one) => one.id === id);
      if (step === undefined) throw new Error("a step that was added is not there");
      return { step, undoId };
    },
  );
