import { z } from "zod";
import { addPlanStep } from "../../app/customer/add-plan-step.ts";
import { planStepsNow, prepareReview } from "../../app/customer/prepare-reviews.ts";
import { endOwed } from "../../app/owed/end-owed.ts";
import { readPlanStep } from "../../bot/arguments/read-plan-step.ts";
import { aboutOne } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../../bot/grammar/words/word-table.ts";
import { beginsWithWhom } from "../../bot/subject/begins-with-whom.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import { drawTrend } from "../../charts/draw-trend.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { accountReviewView } from "../../views/customer/account-review-view.ts";
import { endedView } from "../../views/owed/ended-view.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import { stepAddedView, whenStepView } from "./plan.view.ts";

/**
 * `/review REF`: what one needs to talk with an account about the next half year, the plan for it first.
 * `/review REF cultivate invite the buyer 3/15` adds a step, `/review REF done 2` says that one is taken.
 */
export const review = defineCommand<CalledArgs["review"]>({
  name: "review",
  topic: "customers",
  after: "map",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(600)) }),
  positional: ["about…"],
  isMeant: async (words, context, isNamed) =>
    isNamed || tellsDone(words, context) || beginsWithWhom(words, context),
  reads: (rest) => reads.alone(rest) || /^#?\w+$/.test(rest),
  run: (context, { about }) =>
    onCustomer(context, "review", about, (id, rest, reference) => {
      const words = rest.replaceAll("\n", " ").trim();
      return words === "" ? kit(context, id) : told(context, id, words, reference.slice(1));
    }),
});

/** `review done 2`: of the plan that was shown. */
function tellsDone(words: string, { lexicon }: CommandContext): boolean {
  const word = wordAt(lexicon.planDone, shaped(words).shape, 0);
  return word !== null && /^\s*\d{0,2}$/.test(words.slice(word.end));
}

async function kit({ app, actor, speak }: CommandContext, id: string): Promise<OutboundMessage> {
  const today = civilDateAt(actor.now, actor.member.zone);
  const prepared = await prepareReview(app, actor, id, today);
  const { handle } = actor.member;
  const drawn = (one: typeof prepared) => drawTrend(one.trend, speak);
  return accountReviewView([prepared], today, handle, speak, { drawn, isAsked: true });
}

async function told(
  context: CommandContext,
  id: string,
  words: string,
  ref: string,
): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const today = civilDateAt(actor.now, actor.member.zone);
  const open = (await planStepsNow(app, actor, id)).filter(({ doneAt }) => doneAt === null);
  const word = wordAt(lexicon.planDone, shaped(words).shape, 0);
  const place = word === null ? null : words.slice(word.end).trim();
  const meant =
    place === null
      ? open.filter((one) => owedKey(one) === words.toLowerCase())
      : place === "" && open.length === 1
        ? open
        : open.filter((_, index) => String(index + 1) === place);
  const [only] = meant;
  if (only !== undefined)
    return endedView(await endOwed(app, actor, [id], [only.id], only.kind), speak);
  if (place !== null || /^0[0-9a-f]{6}$/.test(words)) throw new Refusal("no-plan-step", { ref });
  const step = readPlanStep(shaped(words), lexicon, today);
  if (step === null) throw new Refusal("plan-unread", { ref });
  const { day } = step;
  if (day === null) return whenStepView({ id, ref }, step, speak);
  return stepAddedView(await addPlanStep(app, actor, id, { ...step, day }), speak);
}
