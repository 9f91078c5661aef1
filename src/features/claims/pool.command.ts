import { z } from "zod";
import { shownBefore } from "../../bot/arguments/shown-before.ts";
import { defineCommand } from "../../bot/command.ts";
import { missingCustomers } from "../../bot/subject/missing-customers.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { listPool, setPoolRule, showPoolRule } from "./pool.app.ts";
import { poolRuleView, poolView } from "./pool.view.ts";
import { poolChanges, readPool } from "./read-pool.command.ts";

const pageLine = (page: number) => buttonLine("pool", String(page));

/**
 * `/pool`: customers of the actor's teams that are overdue so long that anybody of these may claim them;
 * `/pool set on, 1.5x, without KA A` is the admin's, `/pool set` shows the rules.
 */
export const pool = defineCommand({
  name: "pool",
  topic: "customers",
  after: "dormant",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().max(300).default("") }),
  positional: ["text…"],
  // What was looked at is kept for the admin alone.
  reads: (rest) => readPool(rest)?.type !== "set",
  isMeant: (words) => readPool(words) !== null,
  async run(context, { text }) {
    const { app, actor, audience, speak } = context;
    const asked = readPool(text);
    if (asked === null) throw new Refusal("which-pool", { text });
    if (asked.type === "rules") return poolRuleView(await showPoolRule(app, actor), speak);
    if (asked.type === "set")
      return poolRuleView(await setPoolRule(app, actor, poolChanges(asked.parts)), speak);
    const { page } = asked;
    const shown = page === 1 ? [] : await shownBefore(context, pageLine(page));
    const found = await listPool(app, actor, shown);
    const missing = found.total > 0 ? null : await missingCustomers(context);
    return missing ?? poolView(found, pageLine(page + 1), audience, speak);
  },
});
