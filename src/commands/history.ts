import { z } from "zod";
import { listHistory } from "../app/customer/list-history.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { historyView } from "../views/customer/history-view.ts";

/** `/history REF [PAGE]`: all that happened with a customer, the latest first. */
export const history = defineCommand({
  name: "history",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)).prefault("") }),
  positional: ["about…"],
  reads: reads.always,
  run: (context, { about }) =>
    onCustomer(context, "history", about, async (customerId, rest) => {
      const page = Math.max(1, Number(/^\d{1,3}/.exec(rest)?.[0] ?? 1));
      const { app, actor, speak } = context;
      return historyView(await listHistory(app, actor, customerId, page), speak);
    }),
});
