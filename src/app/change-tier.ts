import type { ChangedResult } from "../core/customer-change.ts";
import { formatInstant } from "../core/time/instant.ts";
import type { Tier } from "../core/vocabulary.ts";
import { Refusal } from "../errors.ts";
import { insertRow } from "../store/row-change.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { changeCustomer } from "./change-customer.ts";
import { changed } from "./hold-customers.ts";

/**
 * Puts a customer into another tier; its cadence begins anew. Throws `Refusal`
 * `customer-not-found`, `tier-unchanged`.
 */
export const changeTier = (
  app: App,
  actor: Actor,
  customerId: string,
  tier: Tier,
): Promise<ChangedResult> =>
  changeCustomer(app, actor, customerId, "tier.changed", async (customer, db) => {
    const { ref, tier: from } = customer;
    if (from === tier) throw new Refusal("tier-unchanged", { ref, tier });
    const at = formatInstant(actor.now);
    const move = await insertRow(db, actor.scope, "tier_change", {
      customer_id: customerId,
      from_tier: from,
      to_tier: tier,
      at,
      member_id: actor.member.id,
    });
    const columns = {
      tier,
      tier_since: at,
      requested_on: null,
      requested_reason: null,
      skipped_on: null,
      skips_in_tier: 0,
      skips_since_sample: 0,
    };
    return { change: { kind: "tier", from, to: tier }, columns, rows: [changed(move)] };
  });
