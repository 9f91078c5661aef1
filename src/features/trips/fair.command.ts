import { z } from "zod";
import { defineCommand, reads } from "../../bot/command.ts";
import { isTrip, runTrip } from "./run-trip.command.ts";

/** `/fair NAME DAYS`: a fair, whose cards are to be answered within 48 hours. `/fair` lists what is to come. */
export const fair = defineCommand({
  name: "fair",
  topic: "day",
  after: "off",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(200).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  isMeant: (words, context) => isTrip(context, "fair", words),
  run: (context, { text }) => runTrip(context, "fair", text),
});
