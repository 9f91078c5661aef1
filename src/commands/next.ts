import { z } from "zod";
import { listDue } from "../app/cadence/list-due.ts";
import { prepareCall } from "../app/customer/prepare-call.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { callOrder } from "../core/cadence/call-order.ts";
import { dayListView } from "../views/cadence/day-list-view.ts";
import { nextCallView } from "../views/cadence/next-call-view.ts";

/** More than anybody calls on a day. */
const wholeDay = 500;

/** `/next [N]`: the card of whom to call now, or of the one after: of today's list whoever can be reached. */
export const next = defineCommand({
  name: "next",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({ place: z.coerce.number().int().min(1).max(wholeDay).default(1) }),
  positional: ["place"],
  reads: reads.always,
  async run(context, { place }) {
    const { app, actor, speak } = context;
    const { zone } = actor.member;
    const day = await listDue(app, actor, 1, { size: wholeDay });
    const order = callOrder(day.items);
    const item = order[place - 1] ?? order[0];
    if (item === undefined)
      return (await missingCustomers(context)) ?? dayListView(day, zone, "direct", speak);
    const at = order.indexOf(item) + 1;
    const card = await prepareCall(app, actor, item.customer.id);
    const brief = await Promise.all(
      context.briefSections.map((section) => section(context, item.customer.id)),
    );
    const shown = { at, of: order.length, brief: brief.flat() };
    return nextCallView(card, item, shown, actor.now, zone, speak);
  },
});
