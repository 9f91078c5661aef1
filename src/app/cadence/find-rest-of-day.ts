import { arrangeDay } from "../../core/cadence/arrange-day.ts";
import { callOrder } from "../../core/cadence/call-order.ts";
import type { RestOfDay } from "../../core/cadence/rest-of-day.ts";
import { dueCustomers } from "../../store/cadence/due-customers.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { dueByToday, usualMost } from "./due-by-today.ts";
import { levelDue } from "./level-due.ts";

/**
 * What is left of the member's own day and of what was lent to them, and whom of them to call next.
 * `done`: those of whom something was just recorded. Null where there is no list to be at the end of:
 * all who are left can only be reached on another day, or they own nobody.
 */
export async function findRestOfDay(
  app: App,
  actor: Actor,
  done: readonly string[],
): Promise<RestOfDay | null> {
  const { member, now, scope } = actor;
  const { organizationId, lenders = [] } = scope;
  const own = { ...scope, owners: [member.id, ...lenders] };
  const by = dueByToday(actor, usualMost);
  const customers = await dueCustomers(app.store, own, by);
  const plan = await planningOf(app.store, organizationId, scope.planning);
  const { calendar, policy } = plan;
  const day = arrangeDay(customers, now, by.end, calendar, true, policy);
  const { items } = await levelDue(app, actor, own, day.items, plan);
  const open = callOrder(items).filter(
    ({ customer, state }) => state !== "missed" && !done.includes(customer.id),
  );
  const [next = null] = open;
  const isNone = next === null && (items.length > 0 || member.role !== "sales");
  return isNone ? null : { left: open.length, next };
}
