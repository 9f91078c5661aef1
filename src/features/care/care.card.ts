import type { CardSection } from "../../bot/card-section.ts";
import { cardBlocks } from "./care.view.ts";
import { givenTo } from "./list-care.app.ts";

/** What a customer was given at which moments, as their card tells of it. */
export const careOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  cardBlocks(await givenTo(app, actor, customerId), speak);
