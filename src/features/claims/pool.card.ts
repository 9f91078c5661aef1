import type { CardSection } from "../../bot/card-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { creditOn, creditsOfWeek, poolOfWeek, poolStanding } from "./pool.app.ts";
import { countsText, creditBlocks, creditText, standingText } from "./pool.view.ts";

/** Why an overdue customer is in the public pool, falls in, or stays out. */
export const whyPooled: CardSection = async ({ app, actor, speak }, customerId) => {
  const found = await poolStanding(app, actor, customerId);
  return found === null ? [] : [paragraph(standingText(found.standing, found.rule, speak))];
};

/** On the card: whose credit a share of the orders is. */
export const creditOnCard: CardSection = async ({ app, actor, speak }, customerId) => {
  const credit = await creditOn(app, actor, customerId);
  return credit === null ? [] : [paragraph(creditText(credit, actor.member.zone, speak))];
};

/** Of a week: to who leads how many customers are in the pool, and the credits; to others their own credits. */
export const poolOfSummary: WeekSection = async ({ app, scope, isNaming, speak, ...asked }) => {
  if (!isNaming) return [];
  const counts = scope.role === "sales" ? null : await poolOfWeek(app, scope, asked.now);
  const isEmpty = counts === null || counts.inPool + counts.soon === 0;
  return [
    ...(isEmpty ? [] : [paragraph(countsText(counts, speak))]),
    ...creditBlocks(await creditsOfWeek(app, scope, asked), speak),
  ];
};
