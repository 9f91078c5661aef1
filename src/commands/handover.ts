import { z } from "zod";
import { lendList, listHandovers, takeListBack } from "../app/members/lend-list.ts";
import { splitDays } from "../bot/arguments/split-days.ts";
import { defineCommand } from "../bot/command.ts";
import { shaped, shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { handoversView, lentView, returnedView } from "../views/members/handover-views.ts";
import { whichDayView } from "../views/touch/which-day-view.ts";

/**
 * `/handover HANDLE DATES`: lends the member's list to a colleague for some days. `/handover` lists
 * what is lent, `/handover cancel` ends it.
 */
export const handover = defineCommand({
  name: "handover",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  async run({ app, actor, lexicon, speak }, { text }) {
    const today = civilDateAt(actor.now, actor.member.zone);
    if (text === "") return handoversView(await listHandovers(app, actor), speak);
    const cancel = wordAt(lexicon.cancel, shapeOf(text), 0);
    if (cancel?.end === text.length) {
      return returnedView(await takeListBack(app, actor), speak);
    }
    const found = splitDays(shaped(text), lexicon, today);
    if (found === null || found.before === "") throw new Refusal("handover.how");
    const { before, days } = found;
    if ("either" in days) {
      return whichDayView(days.either, (day) => buttonLine("handover", before, day), speak);
    }
    return lentView(await lendList(app, actor, before.replace(/^@/, ""), days), speak);
  },
});
