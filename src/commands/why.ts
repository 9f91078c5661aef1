import { z } from "zod";
import { explainDue } from "../app/cadence/explain-due.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { onNamedCustomer } from "../bot/subject/on-named-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { whyView } from "../views/cadence/why-view.ts";

/** `/why REF`: the rule behind a due, the last touch and every shift. */
export const why = defineCommand<CalledArgs["why"]>({
  name: "why",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(200)).prefault("") }),
  positional: ["about…"],
  reads: reads.always,
  run(context, { about }) {
    const { app, actor, speak } = context;
    return onNamedCustomer(context, "why", about, async (id) => {
      const explained = await explainDue(app, actor, id);
      const told = whyView(explained, actor.now, actor.member.zone, speak);
      const more = await Promise.all(context.whySections.map((section) => section(context, id)));
      return { ...told, blocks: [...told.blocks, ...more.flat()] };
    });
  },
});
