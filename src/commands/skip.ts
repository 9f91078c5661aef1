import { z } from "zod";
import { skipDue } from "../app/skip-due.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/on-customer.ts";
import { splitTarget } from "../bot/split-target.ts";
import { changedView } from "../views/changed-view.ts";

/** `/skip REF [REASON]`: leaves out the due that stands. */
export const skip = defineCommand({
  name: "skip",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) =>
    onCustomer(context, "skip", splitTarget(text), async (customerId, rest) => {
      const { app, actor, audience, speak } = context;
      const result = await skipDue(app, actor, customerId, rest === "" ? null : rest);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
