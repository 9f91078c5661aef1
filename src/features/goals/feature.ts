import { defineFeature } from "../define-feature.ts";
import { goal as command } from "./goal.command.ts";
import { afterTouches, planOnCard } from "./goals.card.ts";

/** What the next touch is to reach, and what to talk about: one goal and one content each. */
export const goals = defineFeature({
  name: "goals",
  commands: [command],
  cardSection: planOnCard,
  touchSection: afterTouches,
});
