import { findByRef } from "../../app/search/find-named.ts";
import { findNames } from "../../app/search/find-names.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { findMentions } from "../../core/search/find-mentions.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import type { CommandName } from "../../i18n/sentence.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import {
  type About,
  type Split,
  splitAs,
  splitAsWhole,
  splitTarget,
} from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import type { LogTarget } from "../grammar/log-entry.ts";
import { readTargets } from "../grammar/read-targets.ts";
import { readWhole } from "../grammar/read-whole.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import { likelyNames } from "../understanding/free/likely-names.ts";
import { resolveSubject } from "./resolve-subject.ts";
import { sourcesFor } from "./subject-sources.ts";
import { wholeList } from "./whole-list.ts";

/**
 * Carries out a command on the customers that its text begins with, or on the one that the
 * conversation tells; `act` gets them and the rest of the text. Asks when several may be meant.
 * Throws `Refusal` when nobody can be, `nobody-named` too where it begins with what `takes` does not
 * know.
 */
export async function onCustomers(
  context: CommandContext,
  command: CommandName,
  about: Split,
  act: (customers: readonly NamedCustomer[], rest: string) => Promise<OutboundMessage>,
  takes?: Takes,
): Promise<OutboundMessage> {
  const { app, actor, audience, speak } = context;
  if (about.allBut !== undefined) return act(await wholeList(context, about.allBut), about.rest);
  const called = about.targets.length === 0 ? await calledAtHead(context, about.rest) : null;
  const [only, ...others] = called?.among ?? [];
  const isOne = only !== undefined && others.length === 0;
  const targets = isOne ? [{ ref: only.ref }] : about.targets;
  const rest = called?.rest ?? about.rest;
  const refs = targets.flatMap((target) => ("ref" in target ? target.ref : []));
  const [byRef, sources] = await Promise.all([
    findByRef(app, actor, refs),
    sourcesFor(context, [targets]),
  ]);
  const subject =
    called === null || isOne
      ? resolveSubject({ targets, mentioned: [] }, byRef, sources)
      : { type: "choice" as const, among: called.among };
  const isUnnamed = called === null && targets.length === 0 && subject.type !== "found";
  const unknown = isUnnamed && takes !== undefined ? nameBefore(rest, takes) : "";
  if (unknown !== "") throw new Refusal("nobody-named", { name: unknown });
  if (subject.type === "none") throw subject.refusal;
  if (subject.type === "choice") {
    const lineFor = ({ ref }: { readonly ref: string }) => buttonLine(command, `#${ref}`, rest);
    return whichCustomerView(subject.among, lineFor, audience, speak);
  }
  return act(subject.customers, rest);
}

/** Whether words, without a customer before them, are what a command asks for. */
export type Takes = (words: string) => boolean;

/** What stands before the words that a command takes: a name that nobody has. Empty where there is none. */
function nameBefore(text: string, takes: Takes): string {
  if (text === "" || takes(text)) return "";
  const cuts = [...text.matchAll(/\s+|(?<=\p{Script=Han})|(?=\p{Script=Han})/gu)];
  const cut = cuts.find(({ index, 0: gap }) => index > 0 && takes(text.slice(index + gap.length)));
  return text.slice(0, cut?.index).trim();
}

/** The customers that a text begins by calling, and what follows: `Lyon 3d`; null where it begins with none. */
export async function calledAtHead(
  { app, actor, lexicon }: CommandContext,
  text: string,
): Promise<{
  readonly among: readonly NamedCustomer[];
  readonly rest: string;
  /** The same with what stands between. */
  readonly after: string;
} | null> {
  if (!/^\p{L}{2}/u.test(text)) return null;
  const { customers } = await findNames(app, actor, text, likelyNames(text));
  const mentions = findMentions(text, customers, isOrdinary, lexicon.personTitles);
  const first = mentions.find(
    ({ from, by, isDoubtful }) => from === 0 && by === "name" && !isDoubtful,
  );
  if (first === undefined) return null;
  const after = text.slice(first.to);
  return { among: first.among, rest: trimmed(after), after };
}

/**
 * The same of a command on one customer; `act` gets its id, the rest, and the reference as `#K3F`.
 * Throws `Refusal` `one-at-a-time` too.
 */
export const onCustomer = (
  context: CommandContext,
  command: CommandName,
  about: Split,
  act: (customerId: string, rest: string, reference: string) => Promise<OutboundMessage>,
  takes?: Takes,
): Promise<OutboundMessage> => {
  refuseSeveral(context, command, about);
  const one = ([customer]: readonly NamedCustomer[], rest: string) => {
    if (customer === undefined) throw new Error("found nobody");
    return act(customer.id, rest, `#${customer.ref}`);
  };
  return onCustomers(context, command, about, one, takes);
};

/** Throws `Refusal` `one-at-a-time` where words begin with several customers. */
export function refuseSeveral(
  context: CommandContext,
  command: CommandName,
  { whole }: Split,
): void {
  if (readAbout(whole, context).targets.length < 2) return;
  throw new Refusal("one-at-a-time", { usage: context.speak.t(`commands:${command}.usage`) });
}

/** As `onCustomers`, on all the customers that a text begins with: `1,3`, `1-3`, `K3F、M8Q`. */
export const onSeveral = (
  context: CommandContext,
  command: CommandName,
  about: About,
  act: (customers: readonly NamedCustomer[], rest: string) => Promise<OutboundMessage>,
  takes?: Takes,
): Promise<OutboundMessage> =>
  namesMore(context, about, takes).then((several) =>
    onCustomers(context, command, several ?? readAbout(about, context), act, takes),
  );

/** As `onSeveral`, on those alone who are named: words for a whole list are none of its customers. */
export const onNamed = async (
  context: CommandContext,
  command: CommandName,
  about: About,
  act: (customers: readonly NamedCustomer[], rest: string) => Promise<OutboundMessage>,
): Promise<OutboundMessage> => {
  const several = await namesMore(context, about);
  const named = several?.allBut === undefined ? several : null;
  return onCustomers(context, command, named ?? readAbout(about, context), act);
};

/** What follows a word for all at the head of words: `all`, `全部，已补发`; null where there is none. */
export function afterAll(words: string, { actor, lexicon }: CommandContext): string | null {
  const whole = readWhole(shaped(words), lexicon, civilDateAt(actor.now, actor.member.zone));
  if (whole === null || whole.but.length > 0) return null;
  const rest = words.slice(whole.end);
  return /^[\p{L}\p{N}]/u.test(rest) ? null : trimmed(rest);
}

/**
 * The customers that a text begins with where several are named, by name, reference or number, or the
 * whole list: `Nile Trading, K3F 2 …`, `all but 3 …`. Null where it names one or none.
 */
async function namesMore(
  context: CommandContext,
  about: About,
  takes?: Takes,
): Promise<Split | null> {
  if (typeof about !== "string") return null;
  const { actor, lexicon } = context;
  const today = civilDateAt(actor.now, actor.member.zone);
  const targets: LogTarget[] = [];
  let rest = about;
  for (;;) {
    const called = await calledAtHead(context, rest);
    const [only, ...others] = called?.among ?? [];
    let after: string;
    if (called !== null && only !== undefined && others.length === 0) {
      targets.push({ ref: only.ref });
      after = called.after;
    } else {
      const whole = targets.length === 0 ? readWhole(shaped(rest), lexicon, today) : null;
      if (whole !== null) return splitAsWhole(whole.but, trimmed(rest.slice(whole.end)));
      const read = readTargets(shaped(rest), lexicon, today);
      if (read.targets.length === 0 || read.problems.length > 0) break;
      targets.push(...read.targets);
      after = rest.slice(read.end);
    }
    rest = trimmed(after);
    // `K3F lily`: a name goes on with those before it only after a sign or a word that joins them.
    const joint = wordAt(lexicon.joiners, shaped(rest).shape, 0)?.end ?? 0;
    if (joint > 0) rest = trimmed(rest.slice(joint));
    else if (!/^\s*[,，、]/.test(after)) break;
  }
  if (targets.length > 1) return splitAs(targets, rest);
  return targets.length === 0 && takes !== undefined ? numbersBefore(context, about, takes) : null;
}

/** `1-3 D`: numbers before what the command takes, though together they may be something else. */
function numbersBefore(
  { actor, lexicon }: CommandContext,
  text: string,
  takes: Takes,
): Split | null {
  const today = civilDateAt(actor.now, actor.member.zone);
  const cut = [...text.matchAll(/\s+/g)].find(({ index, 0: gap }) =>
    takes(text.slice(index + gap.length)),
  );
  if (cut === undefined) return null;
  const before = text.slice(0, cut.index);
  const { targets, end, problems } = readTargets(shaped(before), lexicon, today);
  if (targets.length < 2 || problems.length > 0 || end < before.length) return null;
  return splitAs(targets, text.slice(cut.index).trim());
}

const trimmed = (words: string): string => words.replace(/^[\s:：,，、]+/, "");

/**
 * The customers that a command's text begins with, read as those of touches, and what follows. Throws
 * `Refusal` `bad-range` for `3-1`.
 */
export function readAbout(about: About, { actor, lexicon }: CommandContext): Split {
  if (typeof about !== "string") return about;
  const today = civilDateAt(actor.now, actor.member.zone);
  const { targets, end, problems } = readTargets(shaped(about), lexicon, today);
  const range = problems.find(({ code }) => code === "bad-range");
  if (range !== undefined) throw new Refusal("bad-range", { text: range.text });
  if (targets.length < 2 || problems.length > 0) return splitTarget(about);
  return { targets, rest: about.slice(end).replace(/^[\s:：,，]+/, ""), whole: about };
}
