import { defineFeature } from "../define-feature.ts";
import { begin } from "./begin.command.ts";
import { demo } from "./demo.command.ts";
import { firstWeek } from "./first-week.push.ts";
import { invitation } from "./invitation.push.ts";
import { onboard } from "./onboard.command.ts";

/** How a team begins: its people are set up, invited, and spared in their first week. */
export const onboarding = defineFeature({
  name: "onboarding",
  commands: [onboard, begin, demo],
  pushes: { member: [invitation], manager: [firstWeek] },
});
