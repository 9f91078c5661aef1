import { defineFeature } from "../define-feature.ts";
import { match } from "./match.command.ts";
import { matches as push } from "./matches.push.ts";

/** Customers who could trade with each other, introduced once both who have them agree. */
export const matches = defineFeature({
  name: "matches",
  commands: [match],
  pushes: { member: [push] },
});
