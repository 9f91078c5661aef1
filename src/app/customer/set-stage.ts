import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { Stage } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Whose } from "../changes/change-held-customers.ts";

/**
 * Puts customers into another stage. Throws `Refusal` `customer-not-found`, `stage-unchanged`
 * (with the reference and the stage's id).
 */
export const setStage = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  stage: Stage,
  whose?: Whose,
): Promise<ChangedSeveral> =>
  changeHeldCustomers(
    app,
    actor,
    customerIds,
    "stage.changed",
    ({ ref, stage: from }) => {
      if (from === stage) throw new Refusal("stage-unchanged", { ref });
      return { change: { kind: "stage", from, to: stage }, columns: { stage } };
    },
    whose,
  );
