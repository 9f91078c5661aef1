import type { CardSection } from "../../bot/card-section.ts";
import { prioritiesBlocks, talkBlocks } from "./priorities.view.ts";
import { weighedBy } from "./weighed-by.app.ts";

/** On the card: what they weigh, and what to speak of with them for it. */
export const prioritiesOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  prioritiesBlocks(await weighedBy(app, actor, customerId), speak);

/** Before a call: what to speak of. */
export const prioritiesBefore: CardSection = async ({ app, actor, speak }, customerId) =>
  talkBlocks(await weighedBy(app, actor, customerId), speak);
