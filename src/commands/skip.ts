import { z } from "zod";
import { skipDue } from "../app/cadence/skip-due.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/skip REF [REASON]`: leaves out the due that stands. */
export const skip = defineCommand<CalledArgs["skip"]>({
  name: "skip",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne().prefault("") }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "skip", about, async (customerId, rest) => {
      const { app, actor, audience, speak } = context;
      const result = await skipDue(app, actor, customerId, rest === "" ? null : rest);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
