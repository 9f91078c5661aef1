import { z } from "zod";
import { setTier } from "../app/tiering/set-tier.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/tier REF KA|A|B|C|D|E`: another tier; the cadence begins anew. */
export const tier = defineCommand<CalledArgs["tier"]>({
  name: "tier",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "tier", about, async (customerId, rest) => {
      const { app, actor, audience, speak, lexicon } = context;
      const wanted = wholeWord(lexicon.tiers, rest);
      if (rest === "") throw usageRefusal("tier", speak);
      if (wanted === null) throw new Refusal("unknown-tier", { text: rest });
      const result = await setTier(app, actor, customerId, wanted);
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
