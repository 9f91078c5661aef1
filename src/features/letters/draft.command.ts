import { z } from "zod";
import { listTrips } from "../../app/calendar/plan-trip.ts";
import { findCustomers } from "../../app/search/find-customers.ts";
import { findByRef } from "../../app/search/find-named.ts";
import { readAskedSearch } from "../../bot/arguments/read-asked-search.ts";
import {
  aboutSeveral,
  type Split,
  splitAs,
  splitTarget,
} from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { parseFind } from "../../bot/grammar/parse-find.ts";
import { splitFind } from "../../bot/grammar/split-find.ts";
import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { onCustomers, readAbout } from "../../bot/subject/on-customer.ts";
import { wholeList } from "../../bot/subject/whole-list.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { Trip } from "../../core/calendar/trip.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { customersThere } from "./customers-there.app.ts";
import { kindAtHead, type Letter, type LetterKind } from "./letter.core.ts";
import { type LetterDone, letterKindsView, letterStepView } from "./letter.view.ts";
import { planStep } from "./plan-step.app.ts";
import { sendLetter } from "./send-letter.app.ts";
import { tellsOfLetter } from "./tells-of-letter.command.ts";

/** So many customers are stepped through at a time; their references stand in a button's line. */
const mostAtATime = 100;

/**
 * `/draft KIND [SUBJECT] [for WHICH]`: letters to copy to the customers of the latest list, or to those
 * that are asked for, one at a time; its buttons go on with `/draft KIND sent|next #REF … / SUBJECT`.
 */
export const draft = defineCommand<CalledArgs["draft"]>({
  name: "draft",
  topic: "customers",
  after: "greet",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutSeveral().default("") }),
  positional: ["about…"],
  reads: reads.alone,
  isMeant: (words, { lexicon }) => isLetter(words, lexicon),
  async run(context, { about }) {
    if (typeof about !== "string") return ofThese(context, about);
    const { speak } = context;
    const read = kindAtHead(about);
    if (read === null) {
      const named = readAbout(about, context);
      if (about !== "" && named.targets.length > 0) return ofThese(context, named);
      if (about === "") return letterKindsView(speak);
      throw new Refusal("letter-unknown", { text: about });
    }
    const step = /^(sent|next)((?:\s+#[a-z0-9]+)+)(?:\s+\/\s*(.*))?$/is.exec(read.rest);
    if (step !== null) {
      const [, act = "", refs = "", subject = ""] = step;
      return goOn(context, read.kind, act === "sent", refs.match(/[a-z0-9]+/gi) ?? [], subject);
    }
    const { subject, which } = await whichOf(context, read.rest);
    const letter = await letterOf(context, read.kind, subject);
    return which === null
      ? showList(context, letter, await wholeList(context, []))
      : show(context, letter, which, null);
  },
});

/** To customers by number, reference or name, or to all of a list: `1,3 draft catalogue`. */
const ofThese = (context: CommandContext, about: Split): Promise<OutboundMessage> =>
  onCustomers(context, "draft", about, async (customers, rest) => {
    const read = kindAtHead(rest);
    if (read === null) throw new Refusal("letter-unknown", { text: rest });
    const letter = await letterOf(context, read.kind, read.rest);
    const isList = about.targets.length === 0 && customers.length > 1;
    return isList ? showList(context, letter, customers) : show(context, letter, customers, null);
  });

/** More words, or Chinese characters, are no letter that is asked for, but tell of one: `draft contract sent to Hansa`. */
const [mostWords, mostCharacters] = [2, 6];

/** Whether words after `draft` ask for a letter: not where they tell of one that was sent, or of something else. */
function isLetter(words: string, lexicon: Lexicon): boolean {
  const { targets, rest } = splitTarget(words);
  const asked = targets.length > 0 ? rest : words;
  const read = kindAtHead(asked);
  if (tellsOfLetter(read?.kind ?? null, read?.rest ?? asked, lexicon)) return false;
  const han = asked.match(/\p{Script=Han}/gu) ?? [];
  const isShort = asked.split(/\s+/).length <= mostWords && han.length <= mostCharacters;
  return read !== null || isShort;
}

/** Words before whom a letter is for: `新品 毛巾 给 德国客户`, `catalogue for 1,3`. */
const forWhom = /(?:^|\s+)(?:for|to|给|发给)\s+(.+)$/iu;
/** `标签 唤醒`, `tag towels` at the end. */
const byTag = /(?:^|\s+)(?:标签|tag)\s+(\S+)$/iu;

/** What a letter is about, and for whom where that is said; null: for the latest list. */
async function whichOf(
  context: CommandContext,
  text: string,
): Promise<{ readonly subject: string; readonly which: readonly NamedCustomer[] | null }> {
  const about = referredIn(text);
  if (about !== null) return { subject: about.rest, which: await named(context, about) };
  const tag = byTag.exec(text);
  if (tag !== null)
    return {
      subject: text.slice(0, tag.index).trim(),
      which: await found(context, `tag:${tag[1]}`),
    };
  const whom = forWhom.exec(text);
  if (whom !== null) {
    const said = whom[1] ?? "";
    const about = readAbout(said, context);
    const subject = text.slice(0, whom.index).trim();
    if (about.targets.length > 0 && about.rest === "") {
      const which = await named(context, about);
      if (which.length > 0) return { subject, which };
    }
    const asked = await searched(context, said);
    if (asked !== null) return { subject, which: asked };
  }
  const parts = splitFind(text);
  const keyed = parts.filter(({ key }) => key !== null);
  if (keyed.length === 0) return { subject: text, which: null };
  const words = parts.flatMap(({ key, values }) => (key === null ? values : []));
  return {
    subject: words.join(" "),
    which: await listed(context, parseFind(keyed, context.lexicon).filter),
  };
}

/** References that stand at the head or the end of what a letter is about: `price K3F`, `price from January K3F`. */
function referredIn(text: string): Split | null {
  const isReferred = ({ targets }: Split) =>
    targets.length > 0 && targets.every((target) => "ref" in target);
  const head = splitTarget(text);
  if (isReferred(head)) return head;
  const [, subject = "", last = ""] = /^(.*\s)(\S+)$/su.exec(text) ?? [];
  const end = splitTarget(last);
  return isReferred(end) && end.rest === "" ? splitAs(end.targets, subject.trim()) : null;
}

/** The customers that are named; none where one of them has to be asked for. */
async function named(context: CommandContext, about: Split): Promise<readonly NamedCustomer[]> {
  let which: readonly NamedCustomer[] = [];
  await onCustomers(context, "draft", splitAs(about.targets, ""), async (customers) => {
    which = customers;
    return letterKindsView(context.speak);
  });
  return which;
}

const found = (context: CommandContext, search: string) =>
  listed(context, parseFind(splitFind(search), context.lexicon).filter);

/** The customers that a search in words asks for; null where it is none. */
async function searched(context: CommandContext, said: string) {
  const { actor, lexicon } = context;
  const today = civilDateAt(actor.now, actor.member.zone);
  const { parts, unread, isOpposite } = await readAskedSearch(context, shaped(said), today);
  if (parts.length === 0 || unread.length > 0 || isOpposite) return null;
  return listed(context, parseFind(parts, lexicon).filter);
}

async function listed(
  { app, actor }: CommandContext,
  filter: Parameters<typeof findCustomers>[2],
): Promise<readonly NamedCustomer[]> {
  const { customers } = await findCustomers(app, actor, filter, 1, [], mostAtATime * 5);
  if (customers.length === 0) throw new Refusal("letter-nobody");
  return customers;
}

async function goOn(
  context: CommandContext,
  kind: LetterKind,
  isSent: boolean,
  refs: readonly string[],
  subject: string,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const letter = await letterOf(context, kind, subject);
  const known = await findByRef(
    app,
    actor,
    refs.map((ref) => ref.toUpperCase()),
  );
  const [first, ...rest] = refs.flatMap((ref) => known.get(ref.toUpperCase()) ?? []);
  if (first === undefined || first.ref !== refs[0]?.toUpperCase())
    throw new Refusal("customer-not-found");
  if (!isSent) return show(context, letter, rest, null);
  const { current } = await planStep(app, actor, letter, [first], mostAtATime);
  if (current === null) throw new Refusal("letter-gone", { name: first.name });
  const note = speak.t("letters.note", {
    kind: speak.t(`letters.kind.${kind}`),
    subject: letter.subject === "" ? "" : speak.t("list.dot") + letter.subject,
  });
  const undoId = await sendLetter(app, actor, kind, current, note);
  return show(context, letter, rest, { name: current.contact?.name ?? first.name, undoId });
}

async function show(
  { app, actor, speak }: CommandContext,
  letter: Letter,
  customers: readonly NamedCustomer[],
  done: LetterDone | null,
  elsewhere = 0,
): Promise<OutboundMessage> {
  const step = await planStep(app, actor, letter, customers, mostAtATime);
  return letterStepView({ ...step, elsewhere }, done, actor.member, speak);
}

/** The same to a whole list: of a visit only those hear who are where it goes; who is named is meant so. */
async function showList(
  context: CommandContext,
  letter: Letter,
  customers: readonly NamedCustomer[],
): Promise<OutboundMessage> {
  if (letter.kind !== "visit") return show(context, letter, customers, null);
  const { app, actor } = context;
  const trip = await tripOf(context, "visit", letter.subject);
  const there = await customersThere(app, actor, trip, customers);
  if (there.length === 0) throw new Refusal("letter-nobody");
  return show(context, letter, there, null, customers.length - there.length);
}

/** The letter with what it is about: the next fair with its days, those of the next trip. */
async function letterOf(
  context: CommandContext,
  kind: LetterKind,
  subject: string,
): Promise<Letter> {
  if (kind === "factory" && subject === "") throw new Refusal("letter-news");
  if (kind !== "fair" && kind !== "visit") return { kind, subject, days: null };
  const { place, from, to } = await tripOf(context, kind, subject);
  return { kind, subject: place, days: { from, to } };
}

/** The fair, or the trip, that is named, else the next; no other one where it is not noted. */
async function tripOf(
  { app, actor }: CommandContext,
  kind: "fair" | "visit",
  subject: string,
): Promise<Trip> {
  const wanted = kind === "fair" ? "fair" : "trip";
  const trips = (await listTrips(app, actor)).filter((one) => one.kind === wanted);
  const called = subject.toLowerCase();
  const trip = trips.find(({ place }) => called === "" || place.toLowerCase() === called);
  if (trip === undefined) throw new Refusal(kind === "fair" ? "letter-no-fair" : "letter-no-trip");
  return trip;
}
