import { z } from "zod";
import { listOrders } from "../app/orders/list-orders.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { ordersView } from "../views/orders/orders-view.ts";

/** `/orders REF [PAGE]`: what a customer ordered, how far it has come, and what was offered last. */
export const orders = defineCommand({
  name: "orders",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)).prefault("") }),
  positional: ["about…"],
  reads: reads.always,
  run: (context, { about }) =>
    onCustomer(context, "orders", about, async (customerId, rest) => {
      const { app, actor, speak } = context;
      const { customer, orders: all, offers } = await listOrders(app, actor, customerId);
      const page = Math.max(1, Number(/^\d{1,3}/.exec(rest)?.[0] ?? 1));
      return ordersView(customer, all, offers, page, speak);
    }),
});
