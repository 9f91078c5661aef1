import { defineFeature } from "../define-feature.ts";
import { pairsOnCard } from "./plays.card.ts";
import { plays as command } from "./plays.command.ts";

/** What to do with customers of each stage and worth, and what is bought together. */
export const plays = defineFeature({
  name: "plays",
  commands: [command],
  cardSection: pairsOnCard,
});
