import { defineFeature } from "../define-feature.ts";
import { budget } from "./budget.command.ts";
import { careOnCard, careWhy } from "./care.card.ts";
import { care as command } from "./care.command.ts";
import { care as push } from "./care.push.ts";
import { event } from "./event.command.ts";

/** The moments at which key accounts and VIPs are cared for, with the manager's signature and the tier's budget. */
export const care = defineFeature({
  name: "care",
  commands: [command, event, budget],
  pushes: { member: [push] },
  cardSection: careOnCard,
  whySection: careWhy,
});
