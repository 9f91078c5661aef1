import { defineFeature } from "../define-feature.ts";
import { map } from "./map.command.ts";
import { approachInBrief, mapOnCard } from "./stakeholders.card.ts";

/** Who is who at an account: who decides, how they stand to us, how to speak with them. */
export const stakeholders = defineFeature({
  name: "stakeholders",
  commands: [map],
  cardSection: mapOnCard,
  briefSection: approachInBrief,
});
