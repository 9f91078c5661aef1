import { z } from "zod";
import { defineCommand, isAllowed, reads } from "../../bot/command.ts";
import { findAmounts } from "../../bot/grammar/find-amounts.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { tiers } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { budgetSetView, budgetsView } from "./budget.view.ts";
import { listBalances, setBudget } from "./budgets.app.ts";

/**
 * `/budget`: what there is for care by tier this year, and what is left of it. `/budget KA 5000 CNY` sets
 * that of a tier, which only an admin may.
 */
export const budget = defineCommand({
  name: "budget",
  topic: "admin",
  permission: "manager",
  audience: "private",
  args: z.object({ text: z.string().max(100).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  async run({ app, actor, speak, lexicon }, { text }) {
    const isAdmin = isAllowed(actor.member.role, "admin");
    if (text === "") return budgetsView(await listBalances(app, actor), isAdmin, speak);
    if (!isAdmin) throw new Refusal("budget-admin");
    const [word = ""] = /^[a-z]{1,2}(?![a-z])/iu.exec(text) ?? [];
    const tier = tiers.find((one) => one === word.toUpperCase());
    const said = shaped(text.slice(word.length).trim());
    const [amount] = findAmounts(said, lexicon);
    if (tier === undefined || amount === undefined || amount.currency === null)
      throw new Refusal("budget-unread", { text });
    const { value, currency } = amount;
    const set = await setBudget(app, actor, { tier, amount: value, currency });
    return budgetSetView(set.budget, set.before, set.undoId, speak);
  },
});
