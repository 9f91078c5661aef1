import { defineFeature } from "../define-feature.ts";
import { weekly } from "./weekly.command.ts";
import { weeklyLists as push } from "./weekly-lists.push.ts";
import { weeklyStop } from "./weekly-stop.command.ts";

/** Saved searches that come every week. */
export const weeklyLists = defineFeature({
  name: "weekly-lists",
  commands: [weekly, weeklyStop],
  pushes: { member: [push], team: [push] },
});
