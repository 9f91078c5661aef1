import { z } from "zod";
import { aboutOne } from "../../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../../bot/command.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import { mapAccount } from "./map-account.app.ts";
import { mapView } from "./stakeholder.view.ts";

/** `/map REF`: everybody at a customer: who decides, how they stand to us, when we last spoke with them. */
export const map = defineCommand<CalledArgs["map"]>({
  name: "map",
  topic: "customers",
  after: "contact",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  reads: reads.always,
  run: (context, { about }) =>
    onCustomer(context, "map", about, async (customerId) => {
      const { app, actor, speak } = context;
      const { customer, people } = await mapAccount(app, actor, customerId);
      return mapView(customer, people, actor.member.zone, speak);
    }),
});
