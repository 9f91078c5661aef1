import { z } from "zod";
import { latestList } from "../../app/messages/find-sent.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { findAmounts } from "../../bot/grammar/find-amounts.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { placeOf } from "../../bot/posting/place-of.ts";
import { missingCustomers } from "../../bot/subject/missing-customers.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { type Decided, stateOf } from "./care.core.ts";
import {
  careListView,
  careView,
  decidedView,
  givenView,
  noteText,
  signedView,
  signFirstView,
  whichCareView,
  whoseText,
} from "./care.view.ts";
import { firstOf, type ListedCare, mostListed } from "./care-list.core.ts";
import { decideCare } from "./decide-care.app.ts";
import { giveCare } from "./give-care.app.ts";
import { type CareList, careRulesOf, detailOf, detailsOf, listCare } from "./list-care.app.ts";
import { momentKey } from "./moment.core.ts";
import { type CareAsked, readCare, saysCare } from "./read-care.core.ts";
import { signCare } from "./sign-care.app.ts";

/**
 * `/care`: the moments at which customers who matter are cared for, and for who leads what waits for their
 * signature. `/care 2 gift tea 40 USD`, `/care 2 wish` decides, `/care sign 2` signs, `/care 2 sent` tells
 * that it went out, `/care 2` shows one.
 */
export const care = defineCommand({
  name: "care",
  topic: "customers",
  after: "greet",
  permission: "sales",
  audience: "private",
  args: z.object({ about: z.string().max(300).default("") }),
  positional: ["about…"],
  reads: (rest) => rest === "" || readCare(rest)?.verb === "show",
  continues: { argument: "about", says: saysCare },
  async run(context, { about }) {
    const { app, actor, speak } = context;
    const asked = readCare(about.replaceAll("\n", " "));
    if (asked === null) throw new Refusal("care-unread", { text: about });
    const list = await listCare(app, actor);
    if (about.trim() === "") return listed(context, list);
    const meant = await meantBy(context, list, asked);
    const [only, ...others] = meant;
    if (only === undefined) throw new Refusal("no-care");
    if (others.length > 0) {
      const said = about.replace(new RegExp(`#?${asked.ref ?? "#"}`, "iu"), " ").trim();
      return whichCareView(meant, said, speak);
    }
    return act(context, list, only, asked);
  },
});

async function listed(context: CommandContext, { listed: all, signing }: CareList) {
  const { app, actor, speak } = context;
  if (all.length === 0)
    return (await missingCustomers(context)) ?? plainMessage("notice", speak.t("care.nothing"));
  const shown = await detailsOf(app, signing.actor, firstOf(all, mostListed));
  return careListView({ all, shown }, civilDateAt(actor.now, actor.member.zone), speak);
}

/** The moments that were meant: by what names it, by its number, by the customer. */
async function meantBy(
  context: CommandContext,
  { listed: all }: CareList,
  { key, number, ref, verb }: CareAsked,
): Promise<readonly ListedCare[]> {
  if (key !== null) return all.filter(({ moment }) => momentKey(moment) === key);
  if (number !== null) {
    const shown = await shownUnder(context, number);
    if (shown !== null) return all.filter(({ moment }) => momentKey(moment) === shown);
    return all.slice(number - 1, number);
  }
  const theirs = all.filter(({ moment }) => ref === null || moment.contact.ref === ref);
  const fitting = theirs.filter(({ isToSign, own }) => (verb === "sign" ? isToSign : own !== null));
  return fitting.length > 0 ? fitting : theirs;
}

/** What names the moment under a number of the list that was shown last; null where that is another list. */
async function shownUnder(
  { app, actor, conversation }: CommandContext,
  number: number,
): Promise<string | null> {
  const list = await latestList(app, actor, placeOf(conversation));
  const line = list?.commands.choices[number - list.firstNumber] ?? "";
  return /^\/care #\w+ (0[0-9a-f]{6})$/.exec(line)?.[1] ?? null;
}

async function act(
  context: CommandContext,
  list: CareList,
  chosen: ListedCare,
  asked: CareAsked,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const today = civilDateAt(actor.now, actor.member.zone);
  switch (asked.verb) {
    case "show": {
      const detail = await detailOf(app, list.signing.actor, chosen);
      return careView(detail, await careRulesOf(app, actor), actor.member.name, today, speak);
    }
    case "sign":
      return sign(context, list, chosen, asked);
    case "given":
      return give(context, chosen);
    case "none":
      return decide(context, chosen, { kind: "none", gift: null, sum: null });
    case "wish":
      return decide(context, chosen, { kind: "wish", gift: null, sum: null });
    case "gift":
      return decide(context, chosen, giftOf(asked.rest, context));
  }
}

/** A gift and its price: `tea 40 USD`, `茶叶 300元`. Throws `Refusal` `care-gift-what`. */
function giftOf(words: string, { lexicon }: CommandContext): Decided {
  const said = shaped(words);
  const [found] = findAmounts(said, lexicon).filter(({ currency }) => currency !== null);
  const rest = found === undefined ? words : words.slice(0, found.from) + words.slice(found.to);
  const gift = rest.replace(/^[\s,，;；:：]+|[\s,，;；:：。.]+$/gu, "").replace(/\s+/gu, " ");
  if (gift === "") throw new Refusal("care-gift-what");
  const currency = found?.currency ?? null;
  const sum = found === undefined || currency === null ? null : { amount: found.value, currency };
  return { kind: "gift", gift, sum };
}

async function decide(
  context: CommandContext,
  chosen: ListedCare,
  decided: Decided,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const { moment, held, own } = chosen;
  const { ref } = moment.contact;
  if (own === null) throw new Refusal("care-not-own", { ref });
  if (held !== null && decided.kind !== "none") throw new Refusal("care-held", { ref });
  const told = whoseText(moment, speak);
  const { care: now, undoId } = await decideCare(app, actor, chosen, decided, told);
  const after = { ...chosen, care: now, state: stateOf(now, false) };
  return decidedView(await detailOf(app, actor, after), now, undoId, speak);
}

async function sign(
  { app, actor, speak }: CommandContext,
  { signing }: CareList,
  chosen: ListedCare,
  { isSeen, isOverAgreed }: CareAsked,
): Promise<OutboundMessage> {
  const { moment, care: decided, held } = chosen;
  const { ref } = moment.contact;
  if (decided === null || decided.kind === "none") throw new Refusal("care-undecided", { ref });
  if (held !== null) throw new Refusal("care-held", { ref });
  if (!chosen.isToSign && decided.signedAt === null) throw new Refusal("care-not-yours", { ref });
  const detail = await detailOf(app, signing.actor, chosen);
  const isUnseen = detail.taboos !== null && !isSeen;
  const isOver = detail.budget?.isOver === true && !isOverAgreed;
  if (isUnseen || isOver) return signFirstView(detail, speak);
  const { care: now, undoId } = await signCare(app, signing, decided, { isSeen, isOverAgreed });
  const today = civilDateAt(actor.now, actor.member.zone);
  return signedView({ ...detail, care: now, state: stateOf(now, false) }, undoId, today, speak);
}

async function give(
  { app, actor, speak }: CommandContext,
  { moment, care: decided, own }: ListedCare,
): Promise<OutboundMessage> {
  const { ref } = moment.contact;
  if (own === null) throw new Refusal("care-not-own", { ref });
  if (decided === null) throw new Refusal("care-undecided", { ref });
  const { care: now, undoId } = await giveCare(
    app,
    actor,
    decided,
    noteText(moment, speak, decided),
  );
  return givenView(moment, now, undoId, speak);
}
