import { z } from "zod";
import { changeOwner } from "../app/change-owner.ts";
import { defineCommand } from "../bot/command.ts";
import { onCustomer } from "../bot/on-customer.ts";
import { splitTarget } from "../bot/split-target.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changed-view.ts";

/** `/own REF HANDLE`: gives a customer to a colleague of the actor's teams. */
export const own = defineCommand({
  name: "own",
  topic: "changes",
  permission: "manager",
  audience: "anywhere",
  args: z.object({ text: z.string() }),
  positional: ["text…"],
  run: (context, { text }) =>
    onCustomer(context, "own", splitTarget(text), async (customerId, rest) => {
      const { app, actor, audience, speak } = context;
      const name = rest.replace(/^@/, "");
      if (name === "") throw new Refusal("whom-to");
      const result = await changeOwner(app, actor, customerId, name);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
