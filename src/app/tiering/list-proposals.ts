import { pageLength } from "../../core/search/page-length.ts";
import {
  isAfterPlan,
  type ProposalList,
  type ProposedCustomer,
} from "../../core/tiering/proposed-customer.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { ownsCustomers } from "../../store/cadence/due-customers.ts";
import type { Scope } from "../../store/scope.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
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
  return readProposals(app, { scope: showsOwner ? scope : ownScope(scope), now }, showsOwner);
}

/**
 * The strongest proposals for the member's own customers; with `since` only for those whose plan of
 * tier B has ended with a touch or a skip on that date or later.
 */
export const listOwnProposals = (
  app: App,
  { scope, now }: Pick<Actor, "scope" | "now">,
  since: CivilDate | null,
): Promise<ProposalList> => readProposals(app, { scope: ownScope(scope), now }, false, since);

const ownScope = (scope: Scope): Scope => ({ ...scope, owners: [scope.memberId] });

async function readProposals(
  app: App,
  asker: Pick<Actor, "scope" | "now">,
  showsOwner: boolean,
  since: CivilDate | null = null,
): Promise<ProposalList> {
  const { rules } = await activeRules(app.store, asker.scope.organizationId);
  const found = await findProposals(app, asker);
  const wanted = since === null ? found : found.filter((one) => hasEndedSince(one, since));
  return {
    total: wanted.length,
    proposals: wanted.slice(0, pageLength(wanted.length, rules.tiers.most)),
    showsOwner,
    refusedDays: rules.tiers.refusedDays,
  };
}

const hasEndedSince = (one: ProposedCustomer, since: CivilDate): boolean =>
  isAfterPlan(one) && one.lastAttemptOn !== null && one.lastAttemptOn >= since;
