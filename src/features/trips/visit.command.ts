import { z } from "zod";
import { findByRef } from "../../app/search/find-named.ts";
import { comingDays } from "../../bot/arguments/coming-days.ts";
import { isComing, peopleWords, readVisit, visitStep } from "../../bot/arguments/read-visit.ts";
import { aboutOne, type Split, splitTarget } from "../../bot/arguments/split-target.ts";
import { usageRefusal } from "../../bot/arguments/usage-refusal.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { calledAtHead, onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichDayView } from "../../views/touch/which-day-view.ts";
import { cancelVisit, listVisits, moveVisit, planVisit } from "./plan-visit.app.ts";
import { visitAskedView, visitChangedView, visitsView } from "./visit.view.ts";

/**
 * `/visit REF DAY [PEOPLE]`: a customer comes to us on a day. `/visit` lists who comes, `/visit REF move to DAY` and
 * `/visit REF cancel` change the next one.
 */
export const visit = defineCommand<CalledArgs["visit"]>({
  name: "visit",
  topic: "day",
  after: "off",
  permission: "sales",
  audience: "private",
  followsCustomer: "about",
  args: z.object({ about: aboutOne().default(splitTarget("")) }),
  positional: ["about…"],
  reads: reads.alone,
  isMeant: async (words, context, isNamed) => {
    const { targets, rest } = splitTarget(words);
    if (isNamed) return isStep(words, context);
    if (targets.length > 0) return isStep(rest, context);
    const called = await calledAtHead(context, words);
    return called !== null && isStep(called.rest, context);
  },
  run: async (context, { about }) => {
    const { app, actor, speak } = context;
    if (about.whole === "") return visitsView(await listVisits(app, actor), speak);
    return about.rest.startsWith("?")
      ? ask(context, about)
      : onCustomer(context, "visit", about, (id, rest, reference) =>
          carryOut(context, id, rest, reference),
        );
  },
});

/** Whether words are a change of a visit and nothing else; of a day alone it is not said who goes to whom. */
function isStep(words: string, context: CommandContext): boolean {
  if (visitStep(words, "cancel") === "") return true;
  const moved = visitStep(words, "move");
  const today = todayOf(context);
  const told = readVisit(moved ?? words, context.lexicon, today);
  return (
    told !== null &&
    told.left === "" &&
    isComing(told.when, today) &&
    (moved !== null ||
      told.comes ||
      (told.people !== null && !/(?<![a-z])with(?![a-z])/i.test(words)))
  );
}

async function carryOut(
  context: CommandContext,
  customerId: string,
  words: string,
  reference: string,
): Promise<OutboundMessage> {
  const { app, actor, speak, lexicon } = context;
  if (words === "") return visitsView(await listVisits(app, actor, customerId), speak);
  if (visitStep(words, "cancel") === "")
    return visitChangedView("cancelled", await cancelVisit(app, actor, customerId), speak);
  const moved = visitStep(words, "move");
  const told = readVisit(moved ?? words, lexicon, todayOf(context));
  if (told === null || told.left !== "") throw usageRefusal("visit", speak);
  const days = comingDays(told.when);
  const head = moved === null ? "" : words.slice(0, words.length - moved.length).trim();
  if ("either" in days) {
    const lineFor = (day: CivilDate) =>
      buttonLine("visit", reference, head, day, peopleWords(told.people));
    return whichDayView(days.either, lineFor, speak);
  }
  if (days.from !== days.to) throw usageRefusal("visit", speak);
  const [step, done] =
    moved === null
      ? ([
          "planned",
          await planVisit(app, actor, customerId, { on: days.from, people: told.people }),
        ] as const)
      : (["moved", await moveVisit(app, actor, customerId, days.from)] as const);
  return visitChangedView(step, done, speak);
}

/** Asks whose visit it is, and whether it is one, where a name alone says so. Nothing is kept before. */
async function ask(context: CommandContext, { targets, rest }: Split): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const told = readVisit(rest.slice(1).trim(), lexicon, todayOf(context));
  if (told === null || "either" in told.when) throw usageRefusal("visit", speak);
  const { people, when } = told;
  const refs = targets.flatMap((target) => ("ref" in target ? target.ref : []));
  const customers = [...(await findByRef(app, actor, refs)).values()];
  const lineFor = ({ ref }: { readonly ref: string }) =>
    buttonLine("visit", `#${ref}`, when.from, peopleWords(people));
  return visitAskedView(customers, { on: when.from, people }, lineFor, speak);
}

const todayOf = ({ actor }: CommandContext): CivilDate => civilDateAt(actor.now, actor.member.zone);
