import type { CardSection } from "../../bot/card-section.ts";
import { peopleThere } from "./map-account.app.ts";
import { approachBlocks, warningBlocks } from "./stakeholder.view.ts";

/** On the card: what is weak about how we know the account, and how to speak with whom. */
export const mapOnCard: CardSection = async ({ app, actor, speak }, customerId) => {
  const people = await peopleThere(app, actor, customerId);
  return people.length === 0
    ? []
    : [...warningBlocks(people, speak), ...approachBlocks(people, speak)];
};

/** Before a call: how to speak with who is called, the one of most weight. */
export const approachInBrief: CardSection = async ({ app, actor, speak }, customerId) => {
  const people = await peopleThere(app, actor, customerId);
  return approachBlocks(people.slice(0, 1), speak);
};
