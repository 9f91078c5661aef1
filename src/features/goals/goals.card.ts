import { isPlanned, planTouches } from "../../app/touch/plan-touches.ts";
import type { CardSection } from "../../bot/card-section.ts";
import type { TouchSection } from "../../bot/touch-section.ts";
import { isLeftAlone } from "../../core/customer/stop.ts";
import { longestBusiness } from "../../core/touch/touch-plan.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { goalState, proposal } from "../../views/touch/goal-text.ts";
import { findPlan } from "./find-plan.app.ts";

/** The last goal of a customer and what to talk about, on their card. */
export const planOnCard: CardSection = async ({ app, actor, speak }, customerId) => {
  const plan = await findPlan(app, actor, customerId);
  return plan === null
    ? []
    : [paragraph([goalState(plan, speak), proposal(plan, speak)].join(speak.t("list.dot")))];
};

/**
 * After touches: where a customer of tier C has no goal for the next one, how to set it; where our last
 * ones were business alone, once, what else to talk about.
 */
export const afterTouches: TouchSection = async ({ app, actor, speak }, touches) => {
  const spoken = touches.filter(({ outcome }) => outcome !== "no-answer");
  const customers = new Map(spoken.map(({ customer }) => [customer.id, customer]));
  const plans = await planTouches(app, actor, [...customers.keys()]);
  const lines: string[] = [];
  for (const { id, ref, tier, stops } of customers.values()) {
    const plan = plans.get(id);
    if (plan === undefined || isLeftAlone(stops)) continue;
    const own = spoken.filter(({ customer }) => customer.id === id);
    const topic = speak.t(`topic.${plan.topic}`);
    if (plan.businessRun === longestBusiness && own.some((one) => one.topic === "business"))
      lines.push(speak.t("goal.all-business", { ref, count: longestBusiness, topic }));
    if (isPlanned(tier) && own.every(({ goal }) => goal === null))
      lines.push(speak.t("goal.ask", { ref, topic }));
  }
  return { blocks: lines.map(paragraph) };
};
