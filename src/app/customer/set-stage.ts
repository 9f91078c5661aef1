import type { ChangedResult } from "../../core/changes/customer-change.ts";
import type { Stage } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";

/**
 * Puts a customer into another stage. Throws `Refusal` `customer-not-found`, `stage-unchanged`
 * (with the reference and the stage's id).
 */
export const setStage = (
  app: App,
  actor: Actor,
  customerId: string,
  stage: Stage,
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "stage.changed", ({ ref, stage: from }) => {
    if (from === stage) throw new Refusal("stage-unchanged", { ref });
    return { change: { kind: "stage", from, to: stage }, columns: { stage } };
  });
