import { z } from "zod";
import { decideLoan, listAskedLoans, listOwnRequests } from "../app/members/decide-loan.ts";
import { lendList, listHandovers, takeListBack } from "../app/members/lend-list.ts";
import { comingDays } from "../bot/arguments/coming-days.ts";
import { splitDays } from "../bot/arguments/split-days.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { shaped, shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { handoversView, lentView, returnedView } from "../views/members/handover-views.ts";
import { askedView, loanDecidedView } from "../views/members/lending-views.ts";
import { whichDayView } from "../views/touch/which-day-view.ts";

/**
 * `/handover HANDLE DATES`: lends the member's list to a colleague for some days. `/handover` lists
 * what is lent, `/handover cancel` ends it. `/handover ok HANDLE` and `/handover no HANDLE` decide on the
 * list that a member wants to lend to another team.
 */
export const handover = defineCommand({
  name: "handover",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  async run(context, { text }) {
    const { app, actor, lexicon, speak } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    if (text === "") {
      const handovers = await listHandovers(app, actor);
      const asked = await listOwnRequests(app, actor);
      return handoversView(handovers, asked, await listAskedLoans(app, actor), speak);
    }
    const cancel = wordAt(lexicon.cancel, shapeOf(text), 0);
    if (cancel?.end === text.length) {
      return returnedView(await takeListBack(app, actor), speak);
    }
    const decided = await decide(context, text, today);
    if (decided !== null) return decided;
    const found = splitDays(shaped(text), lexicon, today);
    if (found === null || found.before === "") throw new Refusal("handover.how");
    const { before } = found;
    const days = comingDays(found.days);
    if ("either" in days) {
      return whichDayView(days.either, (day) => buttonLine("handover", before, day), speak);
    }
    const lending = await lendList(app, actor, before.replace(/^@/, ""), days);
    return lending.asked.length > 0 ? askedView(lending, speak) : lentView(lending, speak);
  },
});

/** Decides where the text begins with a yes or no and names somebody; null for any other text. */
async function decide(
  { app, actor, lexicon, speak }: CommandContext,
  text: string,
  today: CivilDate,
): Promise<OutboundMessage | null> {
  const said = shaped(text);
  const word = wordAt(lexicon.decisions, said.shape, 0);
  if (word === null) return null;
  const found = splitDays(said, lexicon, today);
  const name = (found?.before ?? said.text).slice(word.end).trim().replace(/^@/, "");
  // A colleague may be called so: then only the days follow.
  if (name === "") return null;
  const days = found?.days ?? null;
  if (days !== null && "either" in days) throw new Refusal("handover.how");
  const decision = { lender: name, isGranted: word.value, days };
  return loanDecidedView(await decideLoan(app, actor, decision), word.value, speak);
}
