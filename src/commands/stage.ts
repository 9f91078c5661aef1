import { z } from "zod";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { changedAlike } from "../bot/drafting/changed-alike.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";

/** `/stage REF STAGE`: another stage, by any of its words. */
export const stage = defineCommand<CalledArgs["stage"]>({
  name: "stage",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutSeveral() }),
  positional: ["about…"],
  run: (context, { about }) => {
    const { speak, lexicon } = context;
    const read = (words: string) => wholeWord(lexicon.stages, words);
    return onSeveral(
      context,
      "stage",
      about,
      async (customers, rest) => {
        const wanted = read(rest);
        if (rest === "") throw usageRefusal("stage", speak);
        if (wanted === null) throw new Refusal("unknown-stage", { text: rest });
        const view = await changedAlike(context, customers, { kind: "stage", stage: wanted });
        return withRestOfDay(context, view, []);
      },
      (words) => read(words) !== null,
    );
  },
});
