import { defaultRuleSet } from "../../core/tiering/rule-set.ts";
import type { ShownRules } from "../../core/tiering/shown-rules.ts";
import { ownRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The rules in force, and who made them when. */
export async function showRules({ store }: App, { scope }: Actor): Promise<ShownRules> {
  const own = await ownRules(store, scope.organizationId);
  return own ?? { version: 1, rules: defaultRuleSet, at: null, by: null };
}
