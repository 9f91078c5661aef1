import { defineFeature } from "../define-feature.ts";
import { loyaltyNoted, loyaltyOfWeek, loyaltyOnCard } from "./loyalty.card.ts";
import { points } from "./loyalty.command.ts";

/** Points and levels of loyal customers, whom they brought, and which part of their purchases is ours. */
export const loyalty = defineFeature({
  name: "loyalty",
  commands: [points],
  cardSection: loyaltyOnCard,
  touchSection: loyaltyNoted,
  weekSection: loyaltyOfWeek,
});
