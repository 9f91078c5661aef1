import { z } from "zod";
import { aboutOne, splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { wholeWord } from "../../bot/grammar/words/word-table.ts";
import { calledAtHead, onCustomer } from "../../bot/subject/on-customer.ts";
import { besidesPriorities, type Priority, prioritiesIn } from "../../core/customer/priority.ts";
import { Refusal } from "../../errors.ts";
import { prioritiesSetView, prioritiesView } from "./priorities.view.ts";
import { setPriorities } from "./set-priorities.app.ts";
import { weighedBy } from "./weighed-by.app.ts";

/** `/priority REF technology service`: what a customer weighs when they choose a supplier; `none`: nothing is known. */
export const priority = defineCommand({
  name: "priority",
  topic: "changes",
  after: "need",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  followsCustomer: "about",
  // `K3F values their new machine` tells of somebody; only what counts for a supplier is meant.
  isMeant: async (words, context, isNamed) => {
    if (isNamed) return read(words, context) !== null;
    const { targets, rest } = splitTarget(words);
    const told = targets.some((target) => "ref" in target)
      ? rest
      : (await calledAtHead(context, words))?.rest;
    return told !== undefined && (told === "" || read(told, context) !== null);
  },
  run: (context, { about }) =>
    onCustomer(
      context,
      "priority",
      about,
      async (customerId, rest, reference) => {
        const { app, actor, audience, speak } = context;
        const told = read(rest, context);
        const weighed = rest === "" ? await weighedBy(app, actor, customerId) : [];
        if (weighed.length > 0 && audience === "direct")
          return prioritiesView(reference, weighed, speak);
        if (told === null) throw new Refusal("which-priority");
        const set = await setPriorities(app, actor, customerId, told);
        return prioritiesSetView(set, audience, speak);
      },
      (words) => read(words, context) !== null,
    ),
});

/** What words say is weighed, where they say nothing else; none where they say that. */
function read(words: string, { lexicon }: CommandContext): readonly Priority[] | null {
  if (wholeWord(lexicon.nobody, words.trim()) !== null) return [];
  const told = prioritiesIn(words);
  return told.length > 0 && besidesPriorities(words) === "" ? told : null;
}
