import { z } from "zod";
import { listKeyCustomers } from "../app/value/list-key-customers.ts";
import { listLetGo } from "../app/value/list-let-go.ts";
import { listLikelyOrders } from "../app/value/list-likely-orders.ts";
import { paretoOf } from "../app/value/pareto-of.ts";
import { repeatTable } from "../app/value/repeat-table.ts";
import { readWorth } from "../bot/arguments/read-worth.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { keyCustomersView } from "../views/value/key-customers-view.ts";
import { letGoView } from "../views/value/let-go-view.ts";
import { likelyOrdersView } from "../views/value/likely-orders-view.ts";
import { paretoView } from "../views/value/pareto-view.ts";
import { repeatTableView } from "../views/value/repeat-table-view.ts";

/** Customers of a table where nobody says how many, and at most. */
const [usual, most] = [10, 50];

/**
 * `/value [TABLE]`: what customers are worth: who brings 80 % (`top 10`), how many come back
 * (`repeat`), who will probably order (`next`), key customers of three kinds (`key`), and whom one may
 * let go (`let go`).
 */
export const value = defineCommand<CalledArgs["value"]>({
  name: "value",
  topic: "figures",
  permission: "sales",
  audience: "private",
  args: z.object({
    text: z.string().default(""),
    asked: z.custom<NonNullable<CalledArgs["value"]["asked"]>>().optional(),
  }),
  positional: ["text…"],
  reads: reads.always,
  async run(context, { text = "", asked }) {
    const { app, actor, lexicon, speak } = context;
    const wanted = asked ?? readWorth(shaped(text), lexicon, true);
    if (wanted === null) throw new Refusal("which-worth", { text });
    const missing = await missingCustomers(context);
    if (missing !== null) return missing;
    const reader = actor.member.handle;
    const count = Math.min(Math.max(1, wanted.count ?? usual), most);
    switch (wanted.table) {
      case "pareto":
        return paretoView(await paretoOf(app, actor, count), reader, speak);
      case "repeat":
        return repeatTableView(await repeatTable(app, actor), speak);
      case "next":
        return likelyOrdersView(await listLikelyOrders(app, actor, count), reader, speak);
      case "key":
        return keyCustomersView(await listKeyCustomers(app, actor), reader, speak);
      case "let-go":
        return letGoView(await listLetGo(app, actor, wanted.count ?? most), reader, speak);
    }
  },
});
