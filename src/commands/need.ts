import { z } from "zod";
import { recordNeed } from "../app/tiering/record-need.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { parseNeeds } from "../bot/grammar/parse-needs.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";

/** `/need REF model spec … [-quantity]`: what a customer has told of what they need. */
export const need = defineCommand({
  name: "need",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  run: (context, { about }) =>
    onCustomer(context, "need", about, async (customerId, rest) => {
      const { app, actor, audience, speak, lexicon } = context;
      const { add, remove, unread } = parseNeeds(rest, lexicon);
      if (unread !== "" || add.length + remove.length === 0) throw new Refusal("which-need");
      const result = await recordNeed(app, actor, customerId, { add, remove });
      return changedView(result, actor.member.zone, audience, speak);
    }),
});
