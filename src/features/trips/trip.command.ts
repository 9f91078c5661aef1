import { z } from "zod";
import { defineCommand, reads } from "../../bot/command.ts";
import { isTrip, runTrip } from "./run-trip.command.ts";

/**
 * `/trip PLACE DAYS`: days abroad, with whom to see there, city by city. `/trip` lists them, `/trip cancel
 * [PLACE]` takes one back.
 */
export const trip = defineCommand({
  name: "trip",
  topic: "day",
  after: "off",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(200).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  isMeant: (words, context) => isTrip(context, "trip", words),
  run: (context, { text }) => runTrip(context, "trip", text),
});
