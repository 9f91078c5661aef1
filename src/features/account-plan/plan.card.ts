import { toldNeeds } from "../../app/customer/tell-need.ts";
import type { CardSection } from "../../bot/card-section.ts";
import { needBlocks } from "./plan.view.ts";

/** What a customer needs in words, on the card; steps of the plan stand there with what is owed. */
export const needsOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  needBlocks(await toldNeeds(app, actor, customerId), speak);
