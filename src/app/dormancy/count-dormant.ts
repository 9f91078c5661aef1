import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { DormantCount } from "../../core/dormancy/dormant-customer.ts";
import type { Instant } from "../../core/time/civil.ts";
import { countDormant, ownersOfDormant } from "../../store/dormancy/count-dormant.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";

import { theOrganization } from "../../store/members/organizations.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** How many of the customers in the scope are dormant. */
export async function countDormantOf(
  { store }: App,
  scope: Scope,
  now: Instant,
): Promise<DormantCount> {
  const days = await dormantAfter(store, scope.organizationId);
  return countDormant(store, scope, dormancyRule(days), now);
}

/** Which of these members own a customer who is dormant. */
export async function membersWithDormant(
  { store }: App,
  memberIds: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const organization = await theOrganization(store);
  if (organization === null) return [];
  const days = await dormantAfter(store, organization.id);
  return ownersOfDormant(store, wholeScope(organization.id), memberIds, dormancyRule(days), now);
}
