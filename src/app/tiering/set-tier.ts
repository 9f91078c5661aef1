import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers } from "../changes/change-held-customers.ts";
import { recordTierMove, tierColumns } from "./move-tier.ts";

/**
 * Puts customers into another tier; their cadence begins anew. Throws `Refusal`
 * `customer-not-found`, `tier-unchanged`.
 */
export const setTier = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  tier: Tier,
): Promise<ChangedSeveral> =>
  changeHeldCustomers(app, actor, customerIds, "tier.changed", async (customer, db) => {
    const { ref, tier: from } = customer;
    if (from === tier) throw new Refusal("tier-unchanged", { ref, tier });
    const move = await recordTierMove(db, actor, customer, tier);
    return {
      change: { kind: "tier", from, to: tier },
      columns: tierColumns(tier, actor.now),
      rows: [move],
    };
  });
