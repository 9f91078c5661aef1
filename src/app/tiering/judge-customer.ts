import { judgeTier } from "../../core/tiering/judge-tier.ts";
import { proposeTier } from "../../core/tiering/propose-tier.ts";
import type { TierProposal, TierReason } from "../../core/tiering/tier-proposal.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { judgedCustomers } from "../../store/tiering/tier-facts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { currentYear } from "./current-year.ts";

/** What the rules in force say of a visible customer. */
export async function judgeCustomer(
  app: App,
  { scope, now }: Actor,
  id: string,
): Promise<{
  readonly proposal: TierProposal | null;
  readonly tierBecause: readonly TierReason[];
}> {
  const { rules } = await activeRules(app.store, scope.organizationId);
  const year = await currentYear(app, scope, now);
  for await (const customer of judgedCustomers(app.store, scope, year, now, [id])) {
    const { tier, because } = judgeTier(customer, year, rules.tiers, now);
    return {
      proposal: proposeTier(customer, year, rules, now),
      tierBecause: tier === customer.tier ? because : [],
    };
  }
  return { proposal: null, tierBecause: [] };
}
