import type { CardSection } from "../../bot/card-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { cardBlocks, weekBlocks } from "./favours.view.ts";
import { favoursOf, openFavours } from "./list-favours.app.ts";

/** What was given to a customer and received from them, on their card. */
export const favoursOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  cardBlocks(
    await favoursOf(app, actor, customerId),
    { today: civilDateAt(actor.now, actor.member.zone), zone: actor.member.zone },
    speak,
  );

/** What is to come back yet and what waits for a yes, for those alone who may read names. */
export const favoursOfWeek: WeekSection = async ({ app, scope, now, zone, isNaming, speak }) => {
  if (!isNaming) return [];
  const { open, plans } = await openFavours(app, scope, now);
  return weekBlocks(open, plans, civilDateAt(now, zone), speak);
};
