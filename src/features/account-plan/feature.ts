import { defineFeature } from "../define-feature.ts";
import { needsOnCard, planWhy } from "./plan.card.ts";
import { review } from "./review.command.ts";

/** The plan for an account: what it needs, dated steps under four headings, and what became of them. */
export const accountPlan = defineFeature({
  name: "account-plan",
  commands: [review],
  cardSection: needsOnCard,
  whySection: planWhy,
});
