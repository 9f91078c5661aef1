import type { CardSection } from "../../bot/card-section.ts";
import { countryOf } from "./country-of.app.ts";
import { etiquetteBlocks } from "./etiquette.view.ts";

/** The usual manners of the customer's country, on the card. */
export const etiquetteOnCard: CardSection = async ({ app, actor, speak }, customerId) => {
  const country = await countryOf(app, actor, customerId);
  return country === null ? [] : etiquetteBlocks(country, speak);
};
