import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** A filter with the tags by which the organization tells influence, where it asks for that. */
export async function withInfluence(
  { store }: App,
  { scope }: Actor,
  filter: CustomerFilter,
): Promise<CustomerFilter> {
  if (filter.keyKinds === undefined) return filter;
  const { rules } = await activeRules(store, scope.organizationId);
  return { ...filter, influenceTags: rules.tiers.KA.influenceTags };
}
