import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { isPlanned, planTouches } from "../../app/touch/plan-touches.ts";
import { isLeftAlone } from "../../core/customer/stop.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import { tierAndStops } from "./goals.store.ts";

/**
 * What the next touch of a customer is for, where touches of the tier need a goal or one is set; null
 * otherwise, and where the customer asked for no contact.
 */
export async function findPlan(
  app: App,
  actor: Actor,
  customerId: string,
): Promise<TouchPlan | null> {
  const plan = (await planTouches(app, actor, [customerId])).get(customerId);
  const customer = await tierAndStops(app.store, actor.scope, customerId);
  if (plan === undefined || customer === null || isLeftAlone(customer.stops)) return null;
  return plan.goal !== null || isPlanned(customer.tier) ? plan : null;
}
