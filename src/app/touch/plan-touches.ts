import type { DayList } from "../../core/cadence/day-list.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { touchPlans } from "../../store/touch/touch-plans.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The tier of which each touch has one content and one goal. */
export const isPlanned = (tier: Tier): boolean => tier === "C";

/** What the next touch of each of these customers is for. */
export const planTouches = (
  { store }: App,
  { scope }: Pick<Actor, "scope">,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, TouchPlan>> => touchPlans(store, scope, customerIds);

/** A page of a day's list with what the touches of its customers of tier C are for. */
export async function withPlans(
  app: App,
  actor: Pick<Actor, "scope">,
  list: DayList,
): Promise<DayList> {
  const ids = list.items.flatMap(({ customer: { id, tier } }) => (isPlanned(tier) ? id : []));
  return ids.length === 0 ? list : { ...list, plans: await planTouches(app, actor, ids) };
}
