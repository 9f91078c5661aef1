import { z } from "zod";
import { liftStops } from "../app/customer/set-stop.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/resume REF`: lifts all that a customer asked to be left alone with. */
export const resume = defineCommand<CalledArgs["resume"]>({
  name: "resume",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "resume", about, async (customerId) => {
      const { app, actor, audience, speak } = context;
      const result = await liftStops(app, actor, customerId);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
