import { defineFeature } from "../define-feature.ts";
import { prioritiesBefore, prioritiesOnCard } from "./priorities.card.ts";
import { priority } from "./priority.command.ts";

/** What a customer weighs when they choose a supplier, and what to speak of with them for it. */
export const priorities = defineFeature({
  name: "priorities",
  commands: [priority],
  cardSection: prioritiesOnCard,
  briefSection: prioritiesBefore,
});
