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
  run: (context, { about }) => {
    const { app, actor, audience, speak, lexicon } = context;
    const read = (words: string) => {
      const { add, remove, unread } = parseNeeds(words, lexicon);
      return unread !== "" || add.length + remove.length === 0 ? null : { add, remove };
    };
    return onCustomer(
      context,
      "need",
      about,
      async (customerId, rest) => {
        const needs = read(rest);
        if (needs === null) throw new Refusal("which-need");
        const result = await recordNeed(app, actor, customerId, needs);
        return changedView(result, actor.member.zone, audience, speak);
      },
      (words) => read(words) !== null,
    );
  },
});
