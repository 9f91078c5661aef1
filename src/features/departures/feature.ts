import { defineFeature } from "../define-feature.ts";
import { introduce } from "./introduce.command.ts";
import { leave } from "./leave.command.ts";
import { received } from "./received.push.ts";
import { risksOfMonth } from "./risk.card.ts";
import { risk } from "./risk.command.ts";

/** Who leaves hands everything over in one step; and what would go with whom is known before. */
export const departures = defineFeature({
  name: "departures",
  commands: [leave, risk, introduce],
  pushes: { member: [received] },
  weekSection: risksOfMonth,
});
