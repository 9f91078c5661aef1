import { planStepsNow } from "../../app/customer/prepare-reviews.ts";
import { toldNeeds } from "../../app/customer/tell-need.ts";
import type { CardSection } from "../../bot/card-section.ts";
import type { PlanStep } from "../../core/customer/plan-step.ts";
import { needBlocks, planWhyBlocks } from "./plan.view.ts";

/** What a customer needs in words, on the card; steps of the plan stand there with what is owed. */
export const needsOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  needBlocks(await toldNeeds(app, actor, customerId), speak);

/** Why a customer is in the morning besides its due: the steps of its plan that are open. */
export const planWhy: CardSection = async ({ app, actor, speak }, customerId) =>
  planWhyBlocks((await planStepsNow(app, actor, customerId)).filter(isOpen), speak);

const isOpen = ({ doneAt }: PlanStep): boolean => doneAt === null;
