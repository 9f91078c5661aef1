import type { DueCustomer, UndueCustomer } from "../../core/cadence/due-customer.ts";
import { isLeftAlone, type StandingStop } from "../../core/customer/stop.ts";
import type { ContactBestHour } from "../../core/people/best-hour.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import { Refusal } from "../../errors.ts";
import { dueCustomer } from "../../store/cadence/due-customers.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import { standingStops } from "../../store/customer/stops.ts";
import { contactBestHours } from "../../store/people/contact-best-hours.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { isPlanned, planTouches } from "../touch/plan-touches.ts";
import { mostADay } from "./level-due.ts";
import { listDue } from "./list-due.ts";

/** A customer with what led to its due, and when which of its people usually answer. */
export type ExplainedDue = {
  readonly customer: DueCustomer | UndueCustomer;
  /** What they asked to be left alone with. */
  readonly standing: readonly StandingStop[];
  readonly contacts: readonly ContactBestHour[];
  /** What the next touch is for; null where touches of the tier need no goal, or none is wanted. */
  readonly plan: TouchPlan | null;
  /** The day that has room for them, where the member's today has none. */
  readonly later: { readonly most: number; readonly day: CivilDate } | null;
};

/** One customer with what led to its due. Throws `Refusal` `customer-not-found`. */
export async function explainDue(app: App, actor: Actor, id: string): Promise<ExplainedDue> {
  const customer = await dueCustomer(app.store, actor.scope, id);
  if (customer === null) throw new Refusal("customer-not-found");
  const { store } = app;
  const needsPlan = isPlanned(customer.tier) && !isLeftAlone(customer.stops);
  return {
    customer,
    contacts: await contactBestHours(store, actor.scope, id),
    standing: await standingStops(store, actor.scope, id),
    later: await roomFor(app, actor, customer),
    plan: needsPlan ? ((await planTouches(app, actor, [id])).get(id) ?? null) : null,
  };
}

/** More than anybody's day. */
const everybody = 500;

async function roomFor(
  app: App,
  actor: Actor,
  { id, dueOn, owner }: DueCustomer | UndueCustomer,
): Promise<ExplainedDue["later"]> {
  const { member, now, scope } = actor;
  if (dueOn === null || owner !== member.handle) return null;
  const { policy } = await planningOf(app.store, scope.organizationId, scope.planning);
  if (mostADay(member, policy) === null || dueOn > civilDateAt(now, member.zone)) return null;
  const { later } = await listDue(app, actor, 1, { size: everybody });
  const day = later?.placed.get(id);
  return later === undefined || day === undefined ? null : { most: later.most, day };
}
