import { defineFeature } from "../define-feature.ts";
import { claim } from "./claim.command.ts";
import { claims as push } from "./claims.push.ts";

/** Dormant customers of a team, taken over by whoever asks first in its group. */
export const claims = defineFeature({
  name: "claims",
  commands: [claim],
  pushes: { member: [push] },
});
