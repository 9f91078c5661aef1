import { z } from "zod";
import { showCustomer } from "../app/customer/show-customer.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { onNamedCustomer } from "../bot/subject/on-named-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { customerCardView } from "../views/customer/customer-card-view.ts";

/** `/c NAME`: the card of one customer, by reference, list number, code or name. */
export const customer = defineCommand<CalledArgs["c"]>({
  name: "c",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)).prefault("") }),
  positional: ["about…"],
  reads: reads.always,
  run(context, { about }) {
    const { app, actor, cardSections, speak } = context;
    return onNamedCustomer(context, "c", about, async (id) => {
      const card = await showCustomer(app, actor, id);
      const sections = await Promise.all(cardSections.map((section) => section(context, id)));
      return customerCardView(card, sections.flat(), actor.now, actor.member.zone, speak);
    });
  },
});
