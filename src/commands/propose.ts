import { z } from "zod";
import { listProposals } from "../app/tiering/list-proposals.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { parseDecisions } from "../bot/grammar/parse-decisions.ts";
import { decide, decideTold, type RefDecision } from "../bot/subject/decide.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { proposalsView } from "../views/tiering/proposals-view.ts";

/** `/propose`: the tiers that the rules propose; with `1 ok, 2 no` it decides on them. */
export const propose = defineCommand<CalledArgs["propose"]>({
  name: "propose",
  topic: "changes",
  permission: "sales",
  audience: "private",
  args: z.object({
    text: z.string().default(""),
    decisions: z.custom<readonly RefDecision[]>().optional(),
  }),
  positional: ["text…"],
  reads: reads.alone,
  async run(context, { text, decisions }) {
    const { app, actor, lexicon, speak } = context;
    if (decisions !== undefined) return decide(context, decisions);
    if (text === "") {
      const list = await listProposals(app, actor);
      const missing = list.total > 0 ? null : await missingCustomers(context);
      return missing ?? proposalsView(list, speak);
    }
    const told = parseDecisions(text, lexicon, civilDateAt(actor.now, actor.member.zone));
    if (told === null || told.rest !== "") throw new Refusal("which-proposal");
    return decideTold(context, told.decisions);
  },
});
