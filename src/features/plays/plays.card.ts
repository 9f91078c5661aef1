import type { CardSection } from "../../bot/card-section.ts";
import { alsoBought } from "./list-plays.app.ts";
import { pairBlocks } from "./plays.view.ts";

/** What others bought who bought the same as a customer, and it did not, on its card. */
export const pairsOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  pairBlocks(await alsoBought(app, actor, customerId), speak);
