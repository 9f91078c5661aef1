import { z } from "zod";
import { setOwner } from "../app/customer/set-owner.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/own REF HANDLE`: gives a customer to a colleague of the actor's teams. */
export const own = defineCommand<CalledArgs["own"]>({
  name: "own",
  topic: "changes",
  permission: "manager",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "own", about, async (customerId, rest) => {
      const { app, actor, audience, speak } = context;
      const name = rest.replace(/^@/, "");
      if (name === "") throw new Refusal("whom-to");
      const result = await setOwner(app, actor, customerId, name);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
