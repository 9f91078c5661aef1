import { defineFeature } from "../define-feature.ts";
import { fair } from "./fair.command.ts";
import { trip } from "./trip.command.ts";
import { trips as push } from "./trips.push.ts";

/** Days abroad and at fairs: whom to see there, and what is to be ready. */
export const trips = defineFeature({
  name: "trips",
  commands: [trip, fair],
  pushes: { member: [push] },
});
