import { defineFeature } from "../define-feature.ts";
import { gapsOfWeek, oneQuestion } from "./checkup.card.ts";
import { checkup as command } from "./checkup.command.ts";

/** What is missing of customers and the people there, and asks for it a little at a time. */
export const checkup = defineFeature({
  name: "checkup",
  commands: [command],
  touchSection: oneQuestion,
  weekSection: gapsOfWeek,
});
