import { defineFeature } from "../define-feature.ts";
import { calendar as command } from "./calendar.command.ts";
import { calendarRoute } from "./calendar.route.ts";

/** One's own dues, promises and trips, in the calendar that one has anyway. */
export const calendar = defineFeature({
  name: "calendar",
  commands: [command],
  routes: (bot) => [calendarRoute(bot)],
});
