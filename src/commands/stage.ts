import { z } from "zod";
import { setStage } from "../app/customer/set-stage.ts";
import { aboutSeveral } from "../bot/arguments/split-target.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../bot/command.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { onSeveral } from "../bot/subject/on-customer.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { changedSeveralView } from "../views/changes/changed-several-view.ts";

/** `/stage REF STAGE`: another stage, by any of its words. */
export const stage = defineCommand<CalledArgs["stage"]>({
  name: "stage",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutSeveral() }),
  positional: ["about…"],
  run: (context, { about }) => {
    const { app, actor, audience, speak, lexicon } = context;
    const read = (words: string) => wholeWord(lexicon.stages, words);
    return onSeveral(
      context,
      "stage",
      about,
      async (customers, rest) => {
        const wanted = read(rest);
        if (rest === "") throw usageRefusal("stage", speak);
        if (wanted === null) throw new Refusal("unknown-stage", { text: rest });
        const ids = customers.map(({ id }) => id);
        const result = await setStage(app, actor, ids, wanted);
        const view = changedSeveralView(result, actor.member.zone, audience, speak);
        return result.results.length === 0 ? view : withRestOfDay(context, view, []);
      },
      (words) => read(words) !== null,
    );
  },
});
