import { defineFeature } from "../define-feature.ts";
import { duplicatesOfWeek } from "./duplicates.card.ts";
import { duplicates } from "./duplicates.command.ts";
import { merge } from "./merge.command.ts";

/** Two customers that are one: found, shown, made one, and parted again. */
export const merges = defineFeature({
  name: "merges",
  commands: [duplicates, merge],
  weekSection: duplicatesOfWeek,
});
