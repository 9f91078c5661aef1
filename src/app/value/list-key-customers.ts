import type { KeyCustomers } from "../../core/value/worth.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { keyCustomers } from "../../store/value/key-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { freshenValues } from "./keep-values.ts";
import { measureOf } from "./pareto-of.ts";

/** Key customers by money (they bring 80 % of it), by influence (a tag of the rules), or by both. */
export async function listKeyCustomers(app: App, actor: Actor): Promise<KeyCustomers> {
  const { store } = app;
  await freshenValues(app, actor.now);
  const { rules } = await activeRules(store, actor.scope.organizationId);
  const tags = rules.tiers.KA.influenceTags;
  const lower = tags.map((tag) => tag.toLowerCase());
  const [customers, measure] = await Promise.all([
    keyCustomers(store, actor.scope, lower),
    measureOf(app, actor),
  ]);
  return { customers, tags, ...measure };
}
