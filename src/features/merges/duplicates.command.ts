import { z } from "zod";
import { defineCommand, reads } from "../../bot/command.ts";
import { twinsView } from "./merge.view.ts";
import { findLikelyTwins } from "./merge-customers.app.ts";

/** `/duplicates`: customers that look like one another, each pair to be merged with one answer. */
export const duplicates = defineCommand({
  name: "duplicates",
  topic: "customers",
  after: "check",
  permission: "sales",
  audience: "private",
  args: z.object({ from: z.coerce.number().int().min(0).max(1000).catch(0).default(0) }),
  positional: ["from"],
  reads: reads.always,
  run: async ({ app, actor, speak }, { from }) =>
    twinsView(await findLikelyTwins(app, actor), from, speak),
});
