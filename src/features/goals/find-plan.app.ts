import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { isPlanned, planTouches } from "../../app/touch/plan-touches.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import { tierOf } from "./goals.store.ts";

/** What the next touch of a customer is for, where touches of the tier need a goal or one is set; else null. */
export async function findPlan(
  app: App,
  actor: Actor,
  customerId: string,
): Promise<TouchPlan | null> {
  const plan = (await planTouches(app, actor, [customerId])).get(customerId);
  const tier = await tierOf(app.store, actor.scope, customerId);
  if (plan === undefined || tier === null) return null;
  return plan.goal !== null || isPlanned(tier) ? plan : null;
}
