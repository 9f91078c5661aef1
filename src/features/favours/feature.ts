import { defineFeature } from "../define-feature.ts";
import { favoursOfWeek, favoursOnCard } from "./favours.card.ts";
import { concede } from "./favours.command.ts";

/** What is given and received besides goods and money, and what comes back for it. */
export const favours = defineFeature({
  name: "favours",
  commands: [concede],
  cardSection: favoursOnCard,
  weekSection: favoursOfWeek,
});
