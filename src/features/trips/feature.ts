import { defineFeature } from "../define-feature.ts";
import { fair } from "./fair.command.ts";
import { trip } from "./trip.command.ts";
import { trips as push } from "./trips.push.ts";
import { visit } from "./visit.command.ts";
import { visitsOnCard } from "./visits.card.ts";

/** Days abroad and at fairs, and those on which customers come: whom to see, and what is to be ready. */
export const trips = defineFeature({
  name: "trips",
  commands: [trip, fair, visit],
  pushes: { member: [push] },
  cardSection: visitsOnCard,
});
