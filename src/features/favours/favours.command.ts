import { z } from "zod";
import { aboutOne } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { missingCustomers } from "../../bot/subject/missing-customers.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import {
  asksFairness,
  favourStep,
  favourTold,
  isForNothing,
  mayBeUnmade,
  splitReturn,
  tellsThreat,
} from "../../core/owed/favour-told.ts";
import type { LedgerDirection } from "../../core/owed/ledger-line.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import { fairnessView } from "./fairness.view.ts";
import {
  answeredView,
  favoursOfView,
  favoursView,
  isItAFavourView,
  notedView,
  planDecidedView,
  plannedView,
  whichFavourView,
} from "./favours.view.ts";
import { noteGift } from "./give.app.ts";
import { givenTo } from "./given-to.command.ts";
import type { LedgerLine } from "./ledger.core.ts";
import { favoursOf, listFairness, listFavours } from "./list-favours.app.ts";
import { decideConcession, planConcession } from "./plan.app.ts";
import { readBack, readGift } from "./read-gift.command.ts";
import { agreeReturn, noteReturn } from "./returned.app.ts";
import { tellsGift } from "./tells-gift.command.ts";

/** Before words that may tell of a favour it is asked whether they do; before those of a concession that was asked about, they do. */
const [mayBe, isSure] = ["?", "!"];

/**
 * `/concede`: what is to come back for what we gave, and what waits for a yes; `/concede fair` how
 * fairly it is given. `/concede REF 3% for a referral by friday` notes what was given, `/concede REF
 * for …` what is to come back, `/concede REF returned …` that it did; `/concede REF favour …` and `…
 * received …` what each side did for the other; `/concede REF plan 8%` asks for a yes, `yes` and `no`
 * give it.
 */
export const concede = defineCommand<CalledArgs["concede"]>({
  name: "concede",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(1000)).prefault("") }),
  positional: ["about…"],
  isMeant: async (words, context, isNamed) => isNamed || tellsGift(words, context),
  reads: (rest) => rest === "" || asksFairness(rest) || /^#?[a-z0-9]{3,5}$/i.test(rest),
  async run(context, { about }) {
    const { app, actor, speak } = context;
    if (about.whole === "") return listed(context);
    if (asksFairness(about.whole)) return fairnessView(await listFairness(app, actor), speak);
    const given = await givenTo(context, about);
    if ("blocks" in given) return given;
    return onCustomer(context, "concede", given.about, (id, rest, reference) =>
      told({ context, id, ref: reference.slice(1) }, rest, given.isNamed),
    );
  },
});

async function listed(context: CommandContext): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const list = await listFavours(app, actor);
  const isEmpty = list.own.length + list.team.length + list.plans.length === 0;
  const missing = isEmpty ? await missingCustomers(context) : null;
  const today = civilDateAt(actor.now, actor.member.zone);
  return missing ?? favoursView(list, actor.member.role !== "sales", today, speak);
}

/** Whose ledger it is, in a conversation. */
type Whose = { readonly context: CommandContext; readonly id: string; readonly ref: string };

/** `isNamed`: the customer was written before all else. */
async function told(whose: Whose, rest: string, isNamed: boolean): Promise<OutboundMessage> {
  const { context, id, ref } = whose;
  const { app, actor, speak } = context;
  const clock = { today: today(context), zone: actor.member.zone };
  const text = rest.replaceAll("\n", " ").trim();
  const lines = await favoursOf(app, actor, id);
  if (text === "") return favoursOfView({ id, ref }, lines, clock, speak);
  if (text.startsWith(mayBe)) {
    const words = text.slice(mayBe.length).trim();
    return isItAFavourView({ id, ref }, words, favourTold(words) ?? "concession", speak);
  }
  if (text.startsWith(isSure)) return conceded(whose, text.slice(isSure.length).trim());
  const [key = ""] = text.split(" ");
  const named = lines.find(
    ({ direction, back }) =>
      direction === "given" && back !== null && owedKey({ id: back.owedId }) === key.toLowerCase(),
  );
  const words = /^0[0-9a-f]{6}$/i.test(key) ? text.slice(key.length).trim() : text;
  const said = favourStep(words);
  const open = lines.filter(
    ({ direction, back }) => direction === "given" && back?.state === "open",
  );
  const among = named === undefined ? open : [named];
  switch (said?.step) {
    case "yes":
    case "no":
      return decided(whose, key, said.step === "yes");
    case "for":
      return agreed(whose, among, said.rest);
    case "returned":
      return returned(whose, among, said.rest);
    case "plan":
      return planned(whose, said.rest);
    case "favour":
      return favour(whose, said.rest, "given");
    case "helped":
      return favour(whose, said.rest, "received");
  }
  if (words !== text) return returned(whose, among, words);
  const gave = said?.rest ?? words;
  const { what } = splitReturn(gave);
  // `K3F 让利谈不拢`, `concession talks with Nile about 3%`: where more is said than what was given, it may be anything.
  const isPlain = (isNamed && said === null) || readGift(what, context.lexicon).what === null;
  if (what !== "" && (!isPlain || mayBeUnmade(gave)))
    return isItAFavourView({ id, ref }, gave, "concession", speak);
  return conceded(whose, gave);
}

/** What was given, and what is to come back. */
async function conceded({ context, id, ref }: Whose, text: string): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const { what, back } = splitReturn(text);
  const gift = readGift(what, lexicon);
  if (what === "") throw new Refusal("what-conceded", { ref });
  const noted = await noteGift(app, actor, id, {
    kind: "concession",
    direction: "given",
    gift,
    back: back === null ? { what: null, by: null } : readBack(back, today(context), lexicon),
  });
  return notedView(noted, tellsThreat(text), today(context), speak);
}

async function favour(
  { context, id, ref }: Whose,
  text: string,
  direction: LedgerDirection,
): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  if (text === "") throw new Refusal("what-conceded", { ref });
  const gift = readGift(text, lexicon);
  const noted = await noteGift(app, actor, id, { kind: "favour", direction, gift, back: "none" });
  return notedView({ ...noted, isAbove: false }, false, today(context), speak);
}

async function agreed(
  { context, id, ref }: Whose,
  among: readonly LedgerLine[],
  text: string,
): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const [line, ...others] = among;
  if (line?.back == null) throw new Refusal("no-favour", { ref });
  if (others.length > 0) return whichFavourView(among, `for ${text}`, speak);
  const back = readBack(text, today(context), lexicon);
  const answered = await agreeReturn(app, actor, id, line.back.owedId, back);
  return answeredView(answered, today(context), speak);
}

async function returned(
  { context, id, ref }: Whose,
  among: readonly LedgerLine[],
  text: string,
): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const [line, ...others] = among;
  if (line?.back == null) throw new Refusal("no-favour", { ref });
  if (others.length > 0) return whichFavourView(among, text, speak);
  const answered = isForNothing(text)
    ? await agreeReturn(app, actor, id, line.back.owedId, "none")
    : await noteReturn(app, actor, id, line.back.owedId, readGift(text, lexicon));
  return answeredView(answered, today(context), speak);
}

async function planned({ context, id, ref }: Whose, text: string): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  if (text === "") throw new Refusal("what-conceded", { ref });
  const { what } = splitReturn(text);
  const asked = await planConcession(app, actor, id, readGift(what, lexicon));
  return plannedView(asked, { id, ref, text, isThreat: tellsThreat(text) }, speak);
}

async function decided(
  { context, id, ref }: Whose,
  key: string,
  isGranted: boolean,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  if (actor.member.role === "sales") throw new Refusal("concession-not-yours", { ref });
  const { plans } = await listFavours(app, actor);
  const open = plans.filter((plan) => plan.customerId === id && plan.decidedAt === null);
  const plan = open.find((one) => owedKey(one) === key.toLowerCase()) ?? open[0];
  if (plan === undefined) throw new Refusal("no-concession-asked", { ref });
  return planDecidedView(await decideConcession(app, actor, plan, isGranted), speak);
}

const today = ({ actor }: CommandContext) => civilDateAt(actor.now, actor.member.zone);
