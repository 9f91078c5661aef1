import type { CardSection } from "../../bot/card-section.ts";
import type { TouchSection } from "../../bot/touch-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import type { Block } from "../../chat/message.ts";
import { cardBlocks, risenBlocks, weekBlocks } from "./loyalty.view.ts";
import { countsPoints, loyaltyOf, loyaltyOfDays, turnoverWithout } from "./loyalty-of.app.ts";

/** Level, points, referrals and share of a customer, on their card. */
export const loyaltyOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  cardBlocks(await loyaltyOf(app.store, actor, customerId), actor.member.zone, speak);

/** After an order: the level that it lifted the customer to. */
export const loyaltyNoted: TouchSection = async ({ app, actor, speak }, touches) => {
  const blocks: Block[] = [];
  const ordering = touches.filter(({ order }) => order !== null);
  if (ordering.length === 0 || !(await countsPoints(app, actor))) return { blocks };
  for (const { customer, order } of ordering) {
    if (order === null) continue;
    const loyalty = await loyaltyOf(app.store, actor, customer.id);
    if (loyalty.points === null) continue;
    const before = await turnoverWithout(app.store, actor, loyalty, order);
    blocks.push(...risenBlocks(loyalty, before, speak));
  }
  return { blocks };
};

/** Referrals of a week, and who rose to a level. */
export const loyaltyOfWeek: WeekSection = async ({ app, scope, from, to, zone, isNaming, speak }) =>
  weekBlocks(await loyaltyOfDays(app, scope, from, to, zone), isNaming, speak);
