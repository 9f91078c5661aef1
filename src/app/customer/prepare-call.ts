import { windowNow } from "../../core/cadence/window-now.ts";
import type { CallCard } from "../../core/customer/call-card.ts";
import { isLeftAlone } from "../../core/customer/stop.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { dueCustomer } from "../../store/cadence/due-customers.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import { callFacts } from "../../store/customer/call-facts.ts";
import { callDetails } from "../../store/customer/customer-cards.ts";
import { standingStops } from "../../store/customer/stops.ts";
import { touchPlans } from "../../store/touch/touch-plans.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { isPlanned } from "../touch/plan-touches.ts";

/** What one needs to talk to a customer. Throws `Refusal` `customer-not-found`, also for one that is not visible. */
export async function prepareCall(
  { store }: App,
  { member, scope, now }: Actor,
  id: string,
): Promise<CallCard> {
  const [customer, details, { calendar, policy }, factsOf, plans] = await Promise.all([
    dueCustomer(store, scope, id),
    callDetails(store, scope, id),
    planningOf(store, scope.organizationId, scope.planning),
    callFacts(store, scope, [id], civilDateAt(now, member.zone)),
    touchPlans(store, scope, [id]),
  ]);
  if (customer === null || details === null) throw new Refusal("customer-not-found");
  const plan = plans.get(id) ?? null;
  return {
    ...customer,
    ...details,
    ...factsOf(id),
    standing: customer.stops.length === 0 ? [] : await standingStops(store, scope, id),
    hours: customer.dueOn === null ? null : windowNow(customer, now, policy, calendar),
    plan:
      plan !== null &&
      !isLeftAlone(customer.stops) &&
      (isPlanned(customer.tier) || plan.goal !== null)
        ? plan
        : null,
  };
}
