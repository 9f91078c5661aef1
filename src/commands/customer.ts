import { z } from "zod";
import { showCustomer } from "../app/show-customer.ts";
import { defineCommand } from "../bot/command.ts";
import { onNamedCustomer } from "../bot/on-named-customer.ts";
import { customerCardView } from "../views/customer-card-view.ts";

/** `/c NAME`: the card of one customer, by reference, list number, code or name. */
export const customer = defineCommand({
  name: "c",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ customer: z.string().max(200).default("") }),
  positional: ["customer…"],
  run(context, args) {
    const { app, actor, speak } = context;
    return onNamedCustomer(context, "c", args.customer, async (id) => {
      const card = await showCustomer(app, actor, id);
      return customerCardView(card, actor.now, actor.member.zone, speak);
    });
  },
});
