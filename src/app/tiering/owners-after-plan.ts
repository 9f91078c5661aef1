import type { Instant } from "../../core/time/civil.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { ownersAfterPlan as find } from "../../store/tiering/tier-facts.ts";
import type { App } from "../app.ts";

/** Those of these members to whom a tier may have to be proposed after the plan of B, by its last days. */
export async function ownersAfterPlan(
  { store }: App,
  memberIds: readonly string[],
  days: number,
  now: Instant,
): Promise<string[]> {
  const organization = await theOrganization(store);
  if (organization === null) return [];
  const scope = {
    organizationId: organization.id,
    memberId: "",
    role: "admin",
    owners: memberIds,
  } as const;
  return find(store, scope, days, now);
}
