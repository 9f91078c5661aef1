import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Whose } from "../changes/change-held-customers.ts";
import { tierColumns, tierMove } from "./move-tier.ts";

/**
 * Puts customers into another tier; their cadence begins anew. Throws `Refusal`
 * `customer-not-found`, `tier-unchanged`.
 */
export const setTier = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  tier: Tier,
  whose?: Whose,
): Promise<ChangedSeveral> =>
  changeHeldCustomers(
    app,
    actor,
    customerIds,
    "tier.changed",
    (customer) => {
      const { ref, tier: from } = customer;
      if (from === tier) throw new Refusal("tier-unchanged", { ref, tier });
      return {
        change: { kind: "tier", from, to: tier },
        columns: tierColumns(tier, actor.now),
        move: tierMove(actor, customer, tier),
      };
    },
    whose,
  );
