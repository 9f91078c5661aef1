import type { ProposalList } from "../core/tiering/proposed-customer.ts";
import { ownsCustomers } from "../store/due-customers.ts";
import { activeRules } from "../store/rule-sets.ts";
import type { Scope } from "../store/scope.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { findProposals } from "./find-proposals.ts";

/**
 * The strongest of the tiers that the rules propose for the member's own customers, or for
 * everybody's they may see where a manager or admin owns none.
 */
export async function listProposals(
  app: App,
  { member, scope, now }: Pick<Actor, "member" | "scope" | "now">,
): Promise<ProposalList> {
  const showsOwner = member.role !== "sales" && !(await ownsCustomers(app.store, scope));
  const asked: Scope = showsOwner ? scope : { ...scope, owners: [member.id] };
  const { rules } = await activeRules(app.store, scope.organizationId);
  const found = await findProposals(app, { scope: asked, now });
  return {
    total: found.length,
    proposals: found.slice(0, rules.tiers.most),
    showsOwner,
    refusedDays: rules.tiers.refusedDays,
  };
}
