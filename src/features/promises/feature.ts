import { defineFeature } from "../define-feature.ts";
import { promiseNoted, promisesOfWeek, promisesOnCard } from "./promises.card.ts";

/** How promises are kept: by when, at which rate, and whether the customer has seen it. */
export const promises = defineFeature({
  name: "promises",
  cardSection: promisesOnCard,
  touchSection: promiseNoted,
  weekSection: promisesOfWeek,
});
