import { namesAt } from "../../app/people/people-of.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { commandWord } from "../../views/blocks/command-word.ts";
import { whosePersonView } from "../../views/customer/contact-view.ts";
import { notDoneView } from "../../views/drafts/not-done-view.ts";
import { whatHappenedView } from "../../views/drafts/what-happened-view.ts";
import { whenView } from "../../views/drafts/when-view.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import { type CommandContext, isAllowed } from "../command.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { SubjectSources } from "../subject/subject-sources.ts";
import { type Act, isAsked, isTold, type ToldAct } from "../understanding/free/acts.ts";
import { callBackAt } from "../understanding/free/call-back-at.ts";
import { clauseDays, daysOver, daysToChoose } from "../understanding/free/clause-days.ts";
import { colleagueTold } from "../understanding/free/colleague-told.ts";
import { type Deed, deedsOf } from "../understanding/free/deeds.ts";
import { outcomesOffered } from "../understanding/free/doubt.ts";
import { draftItems, type Lacking } from "../understanding/free/draft-items.ts";
import { leftOpen } from "../understanding/free/left-open.ts";
import { mayMeanDay } from "../understanding/free/may-mean-day.ts";
import { wasLeftUndone } from "../understanding/free/may-not-be.ts";
import type { ReadClause, ReadParts } from "../understanding/free/read-clause.ts";
import type { ReadLine } from "../understanding/free/read-line.ts";
import { reminderDay, reminderIn } from "../understanding/free/reminder-in.ts";
import { unknownPerson } from "../understanding/free/unknown-person.ts";
import { type Whose, whoseClause } from "../understanding/free/whose-clause.ts";
import type { Line } from "../understanding/line.ts";
import { drafted } from "./drafted.ts";
import { readAgain, type Unclear } from "./read-again.ts";

/** Something that is told and cannot be drafted as it stands. */
type Open = {
  readonly text: string;
  readonly whose: Whose;
  readonly lacking: Lacking | "act" | "whose";
  /** Days of which it may name one. */
  readonly days?: readonly CivilDate[];
  /** Where it names none that can be read, and yet may have meant one: then none is offered. */
  readonly isDayOpen?: boolean;
  /** What it may have come to. */
  readonly outcomes?: readonly ToldAct[];
  /** Where it is known whose it is and not what it does: it may be read again. */
  readonly unclear?: Unclear;
};

/** What is said of nobody, or has not happened: there is nothing to record. */
const nothing: ReadonlySet<Act> = new Set<Act>(["chat", "not-yet", "request"]);

/** Drafts all that a line tells, clause by clause; where that is nothing, asks for what it lacks. */
export async function draftClauses(
  context: CommandContext,
  line: Line,
  { clauses, customers, unread }: ReadLine,
  sources: SubjectSources,
): Promise<OutboundMessage> {
  const { lexicon, speak } = context;
  const { handle: own } = context.actor.member;
  const items: DraftItem[] = [];
  const toldOfAll = new Set<DraftItem>();
  const open: Open[] = [];
  const over: string[] = [];
  let before: Act | null = null;
  let notDoneOf: string | null = null;
  let colleague: string | null = null;
  for (const clause of clauses) {
    const whose = whoseClause(clause.clause, customers, sources, lexicon);
    const reminder = reminderIn(clause.clause.shape, reminderDay(clause.clause), context);
    if (reminder === "over") throw new Refusal("reminder-over");
    if (reminder !== null) {
      // What follows says what it is about.
      const of = [clause, ...clauses]
        .map((one) => whoseClause(one.clause, customers, sources, lexicon))
        .find(({ type }) => type !== "nobody");
      const [{ customer = null } = {}] = of?.type === "found" ? of.of : [];
      const text = line.text.slice(line.text.indexOf(clause.clause.text.trim()));
      if (customer !== null) items.push({ act: "reminder", customer, at: reminder, text });
      else open.push({ text, whose: of ?? whose, lacking: "whose" });
      break;
    }
    for (const { clause: part, act: said } of sameAsBefore(clause, before, lexicon)) {
      const act: Act | null =
        said === null || said === "plan"
          ? (toldBesides(clause, context, line.today) ?? said)
          : said;
      before = act;
      const again = callBackAt(part, act, context, line.today);
      if (again !== null && whose.type === "found" && !line.asks()) {
        const text = part.text.trim();
        items.push(...whose.of.map(({ customer }) => ({ ...reminds, customer, at: again, text })));
        continue;
      }
      const other = colleagueTold(clause.clause, act, own, lexicon);
      if (other !== null) {
        colleague ??= other;
        continue;
      }
      if (act !== null && nothing.has(act)) {
        // `haven't spoken to Felipe yet, back on the 8th`: the day may be the one of the next contact.
        const mayGoOn = act === "not-yet" && !wasLeftUndone(part, lexicon);
        const days = mayGoOn ? daysToChoose(part, lexicon, line.today) : [];
        if (days.length > 0 && whose.type === "found")
          open.push({ ...{ text: part.text, whose, lacking: "day" }, days });
        else if (act === "not-yet" && whose.type === "found")
          notDoneOf ??= whose.of[0]?.customer.ref ?? null;
        continue;
      }
      const left = (lacking: Open["lacking"]) => open.push({ text: part.text, whose, lacking });
      const lacks = act === null ? "act" : leftOpen(part, act, clause, lexicon, line.today);
      const isOpen = lacks === "act";
      if (isOpen && whose.type === "found" && !line.asks())
        open.push({
          ...{ text: part.text, whose, lacking: "act" },
          outcomes: outcomesOffered(clause.likely),
          unclear: { clause: part, of: whose.of },
        });
      else if (act === null || isAsked(act)) left("act");
      else if (whose.type !== "found") left("whose");
      else if (lacks === "day")
        open.push({
          ...{ text: part.text, whose, lacking: "day" },
          days: daysToChoose(part, lexicon, line.today),
        });
      else if (act === "owner" && !mayGive(context))
        throw new Refusal("own-by-managers", {
          command: commandWord("own", speak),
          ref: whose.of[0]?.customer.ref ?? "K3F",
        });
      else
        for (const { customer, person } of whose.of) {
          const made = draftItems(part, act, customer, person, lexicon, line.today);
          if (typeof made === "string")
            open.push({
              ...{ text: part.text, whose, lacking: made },
              isDayOpen: made === "day" && mayMeanDay(part, act, lexicon),
            });
          else items.push(...made);
          if (typeof made !== "string" && whose.of.length > 1)
            for (const item of made) toldOfAll.add(item);
          over.push(...daysOver(part, clauseDays(part, act, lexicon, line.today), line.today));
        }
    }
    items.push(...callsBack(clause, whose, items, context, line.today));
  }
  const unclear = open.flatMap((one) => one.unclear ?? []);
  const again = await readAgain(context, unclear, line.today);
  items.push(...[...again.values()].flat());
  const left = open.filter((one) => one.unclear === undefined || !again.has(one.unclear));
  const whose = await askWhose(context, items, clauses);
  if (whose !== null) return whose;
  if (items.length > 0) {
    const told = asOneContact(withoutOverruled(items, toldOfAll));
    const view = await drafted(
      context,
      told,
      [...left.map(({ text }) => text.trim()), ...new Set(over)],
      unread,
    );
    const other = left.find((one) => isOfOther(one, told));
    const asked =
      other === undefined
        ? []
        : // Numbers choose among drafts here: what is asked besides is answered by its buttons.
          askFor(other, context, other.text.trim(), line.today).blocks.filter(
            ({ type }) => type !== "list",
          );
    return { ...view, blocks: [...view.blocks, ...asked] };
  }
  const [first] = left;
  if (first !== undefined) return askFor(first, context, line.text, line.today);
  return colleague === null
    ? notDoneView(notDoneOf, speak)
    : plainMessage("notice", speak.t("draft.of-colleague", { name: colleague }));
}

const reminds = { act: "reminder" } as const;

/** `打了电话 没接 让我四点再打`: what came of it, beside a part that says when one goes on today. */
function toldBesides(
  { parts }: ReadParts,
  context: CommandContext,
  today: CivilDate,
): ToldAct | null {
  const isAgain = ({ clause, act }: ReadClause) => callBackAt(clause, act, context, today) !== null;
  if (!parts.some(isAgain)) return null;
  const told = parts.flatMap((part) =>
    part.act !== null && isTold(part.act) && !isAgain(part) ? [part.act] : [],
  );
  return told.find((act) => act === "no-answer") ?? told[0] ?? null;
}

/** `没接，让我四点再打`: when one goes on today after what was told of the same customer, which is then no day of the next. */
function callsBack(
  { parts }: ReadParts,
  whose: Whose,
  items: DraftItem[],
  context: CommandContext,
  today: CivilDate,
): DraftItem[] {
  if (whose.type !== "found" || parts.length < 2) return [];
  for (const { clause, act } of parts) {
    const at = callBackAt(clause, act, context, today);
    if (at === null) continue;
    return whose.of.flatMap(({ customer }): DraftItem[] => {
      const place = items.findIndex(
        (item) => item.act === "touch" && item.customer.id === customer.id,
      );
      const item = items[place];
      if (item?.act !== "touch") return [];
      if (item.told.until === today)
        items[place] = { ...item, told: { ...item.told, until: null } };
      return [{ ...reminds, customer, at, text: clause.text.trim() }];
    });
  }
  return [];
}

/** Whether it is not known what was told of somebody whom the draft says nothing of. */
const isOfOther = ({ lacking, whose }: Open, items: readonly DraftItem[]): boolean =>
  lacking === "act" &&
  whose.type === "found" &&
  whose.of.length === 1 &&
  items.every((item) => !("customer" in item) || item.customer.id !== whose.of[0]?.customer.id);

/**
 * Asks whose it is where one thing is told of a person, and the customer has several or none, or nobody of the name
 * that is said.
 */
async function askWhose(
  { app, actor, speak }: CommandContext,
  items: readonly DraftItem[],
  clauses: readonly ReadParts[],
): Promise<OutboundMessage | null> {
  const [item, ...others] = items;
  if (item?.act !== "contact" || item.person !== null || others.length > 0) return null;
  const known = await namesAt(app, actor, item.customer.id);
  const name = clauses.map(({ clause }) => unknownPerson(clause)).find((one) => one !== null);
  if (name !== undefined)
    return whosePersonView(known, item.customer, { name, facts: [item] }, true, speak);
  if (known.length === 1) return null;
  if (known.length === 0) throw new Refusal("no-contact");
  return whosePersonView(known, item.customer, { name: "", facts: [item] }, false, speak);
}

/** `打了釜山跟槟城，槟城聊了十分钟`: what is told of one of several later says more than what was told of all. */
const withoutOverruled = (
  items: readonly DraftItem[],
  toldOfAll: ReadonlySet<DraftItem>,
): DraftItem[] =>
  items.filter(
    (item, at) =>
      item.act !== "touch" ||
      !toldOfAll.has(item) ||
      items
        .slice(at + 1)
        .every((later) => later.act !== "touch" || later.customer.id !== item.customer.id),
  );

/**
 * `Rania接了，让我周五前把证书给她`: what was promised in a call is told of that call, with all its words, and not
 * of a second one.
 */
function asOneContact(items: readonly DraftItem[]): DraftItem[] {
  const merged: DraftItem[] = [];
  for (const item of items) {
    const at = merged.findIndex((one) => isCallOf(one, item));
    const call = merged[at];
    if (item.act !== "touch" || call?.act !== "touch") merged.push(item);
    else merged[at] = { ...item, told: { ...item.told, note: bothNotes(call.told, item.told) } };
  }
  return merged;
}

type Noted = { readonly note: string | null };

/** The note of a call with that of its promise, which may be a part of it. */
const bothNotes = ({ note: call }: Noted, { note: promise }: Noted): string | null =>
  call === null || promise === null || call.includes(promise)
    ? (call ?? promise)
    : `${call}; ${promise}`;

/** Whether an item tells no more than that one was in touch, where the promise of the other was made. */
const isCallOf = (call: DraftItem, promise: DraftItem): boolean =>
  call.act === "touch" &&
  promise.act === "touch" &&
  call.told.outcome === "contacted" &&
  promise.told.outcome === "promised" &&
  call.customer.id === promise.customer.id &&
  call.told.until === null &&
  call.told.happenedOn === promise.told.happenedOn;

/** Whether the member may give a customer to a colleague, as the command does. */
const mayGive = ({ actor, commands }: CommandContext): boolean =>
  isAllowed(actor.member.role, commands.get("own")?.permission ?? "admin");

/** What a clause does; where it only says `neither`, what the one before did. */
function sameAsBefore(clause: ReadParts, before: Act | null, lexicon: Lexicon): readonly Deed[] {
  const shape = clause.clause.shape.replace(/(?<![\s.!,;。！，])[\s.!,;。！，]+$/, "");
  const isSame = before !== null && lexicon.theSame.some((word) => shape.endsWith(word));
  return isSame ? [{ clause: clause.clause, act: before }] : deedsOf(clause, clause.parts, lexicon);
}

/** Asks for what is open. Throws `Refusal` `which-customer` where nobody may be meant. */
function askFor(
  { whose, lacking, days = [], isDayOpen = false, outcomes = [] }: Open,
  { audience, speak }: CommandContext,
  said: string,
  today: CivilDate,
): OutboundMessage {
  if (whose.type === "choice") {
    const lineFor = ({ ref }: { readonly ref: string }) => buttonLine("log", `#${ref}:`, said);
    return whichCustomerView(whose.among, lineFor, audience, speak, said);
  }
  const [first] = whose.type === "found" ? whose.of : [];
  if (first === undefined) {
    const called = whose.type === "nobody" ? whose.called : undefined;
    if (called !== undefined) throw new Refusal("nobody-called", { name: called });
    if (lacking === "whose") throw new Refusal("which-customer");
    return plainMessage("notice", speak.t("draft.understood-nothing"));
  }
  const { ref } = first.customer;
  const whom = { ref, name: audience === "group" ? `#${ref}` : first.customer.name };
  switch (lacking) {
    case "day":
      return whenView(first.customer, whom.name, today, days, isDayOpen, speak);
    case "settled":
    case "kept":
      return plainMessage("notice", speak.t(`draft.${lacking}`, whom));
    case "place":
      return plainMessage("notice", speak.t("draft.understood-nothing"));
    default:
      return whatHappenedView(
        first.customer,
        whom.name,
        audience === "group" ? "" : said,
        outcomes,
        speak,
      );
  }
}
