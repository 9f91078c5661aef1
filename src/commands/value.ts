import { z } from "zod";
import { listKeyCustomers } from "../app/value/list-key-customers.ts";
import { listLetGo } from "../app/value/list-let-go.ts";
import { listLikelyOrders } from "../app/value/list-likely-orders.ts";
import { paretoOf } from "../app/value/pareto-of.ts";
import { repeatTable } from "../app/value/repeat-table.ts";
import { readWorth } from "../bot/arguments/read-worth.ts";
import { type Split, splitTarget } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { type CalledArgs, callOf } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { keyCustomersView } from "../views/value/key-customers-view.ts";
import { letGoView } from "../views/value/let-go-view.ts";
import { likelyOrdersView } from "../views/value/likely-orders-view.ts";
import { paretoView } from "../views/value/pareto-view.ts";
import { repeatTableView } from "../views/value/repeat-table-view.ts";

/** Customers of a table where nobody says how many, and at most. */
const [usual, most] = [10, 50];

/**
 * `/value REF`: everything about one; `/value [TABLE]`: what customers are worth: who brings 80 % (`top 10`), how many come back
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
  followsCustomer: "text",
  // `K3F value their order at 5000`, `价值 5000 的订单` tell something.
  isMeant: (words, { lexicon }, isNamed) =>
    !isNamed && (ofOne(words) !== null || readWorth(shaped(words), lexicon, true) !== null),
  reads: reads.always,
  async run(context, { text = "", asked }) {
    const { app, actor, lexicon, speak } = context;
    const about = ofOne(text);
    if (about !== null) return callOf("c", { about, isWhole: true });
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

/** The one customer whose reference words are, and nothing else; null where they are not. */
function ofOne(words: string): Split | null {
  const about = splitTarget(words);
  const [only, ...others] = about.targets;
  const isOne = only !== undefined && "ref" in only && others.length === 0 && about.rest === "";
  return isOne ? about : null;
}
