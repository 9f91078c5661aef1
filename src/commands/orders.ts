import { z } from "zod";
import { findDealRates } from "../app/orders/find-deal-rates.ts";
import { listOrders } from "../app/orders/list-orders.ts";
import { listOwed } from "../app/owed/list-owed.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { type OutboundMessage, plainMessage } from "../chat/message.ts";
import { orderSteps } from "../core/orders/order-step.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { dealRatesView } from "../views/orders/deal-rates-view.ts";
import { ordersView } from "../views/orders/orders-view.ts";
import { owedListView } from "../views/owed/owed-list-view.ts";

/**
 * `/orders REF [PAGE]`: what a customer ordered, how far it has come, and what was offered last; `/orders`
 * alone: the open steps of all orders one sees; `/orders rates`: how often offers led to orders.
 */
export const orders = defineCommand({
  name: "orders",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)).prefault("") }),
  positional: ["about…"],
  // `K3F orders`; `K3F orders 20 more` tells something.
  followsCustomer: "about",
  isMeant: (_, __, isNamed) => !isNamed,
  reads: reads.always,
  async run(context, { about }) {
    if (about.targets.length === 0 && wholeWord(context.lexicon.dealRates, about.rest.trim())) {
      const { app, actor, speak } = context;
      const { own, led } = await findDealRates(app, actor);
      return dealRatesView(own, led, speak);
    }
    if (about.targets.length === 0 && about.rest.trim() === "" && context.reply === null)
      return listSteps(context);
    return onCustomer(context, "orders", about, async (customerId, rest) => {
      const { app, actor, speak } = context;
      const { customer, orders: all, offers } = await listOrders(app, actor, customerId);
      const page = Math.max(1, Number(/^\d{1,3}/.exec(rest)?.[0] ?? 1));
      return ordersView(customer, all, offers, page, speak);
    });
  },
});

/** The steps that are open, of all orders; the earliest day first. */
async function listSteps(context: CommandContext): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const open = await listOwed(app, actor, orderSteps);
  if (open.own.length + open.team.length === 0)
    return (
      (await missingCustomers(context)) ?? plainMessage("notice", speak.t("order.none-under-way"))
    );
  return owedListView(open, civilDateAt(actor.now, actor.member.zone), speak);
}
