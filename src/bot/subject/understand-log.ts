import type { OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { ReportedDay, ReportedTouch } from "../../core/touch/reported-touch.ts";
import { touchKindOf } from "../../core/touch/touch-kind-of.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import { whichDayView } from "../../views/touch/which-day-view.ts";
import type { CommandContext } from "../command.ts";
import { addressed } from "../grammar/addressed.ts";
import { beginsTold } from "../grammar/begins-told.ts";
import type { LogProblem } from "../grammar/log-problem.ts";
import { offerOf, orderOf } from "../grammar/read-deal.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";
import type { Line } from "../understanding/line.ts";
import { type ResolvedEntry, resolveLogEntries } from "./resolve-log-entries.ts";

/** What a message that logs turned out to say: touches, or something that must be asked first. */
export type UnderstoodLog =
  | {
      readonly type: "touches";
      readonly told: readonly ReportedTouch[];
      /** Customers of whom nothing is told but the next day. */
      readonly days: readonly ReportedDay[];
    }
  | { readonly type: "question"; readonly question: OutboundMessage };

/**
 * Takes the touches that a line tells of and finds out whom each is about. Where one thing alone
 * is open it is asked; otherwise nothing counts: throws a `Refusal` `not-logged` that says what was
 * not understood, with the rest to copy.
 */
export async function understandLog(context: CommandContext, line: Line): Promise<UnderstoodLog> {
  const entries = await resolveLogEntries(context, line);
  if (entries.length === 0) throw new Refusal("which-customer");
  const open = entries.filter((entry) => !isClear(entry));
  const [doubtful, ...others] = open;
  if (doubtful === undefined) {
    const told = entries.flatMap((entry) => touchesOf(entry, context.lexicon));
    return { type: "touches", told, days: entries.flatMap(daysOf) };
  }
  const question = others.length === 0 ? ask(context, entries, doubtful) : null;
  if (question !== null) return { type: "question", question };
  throw notLogged(context, entries, doubtful);
}

const isClear = ({ subject, problems }: ResolvedEntry): boolean =>
  subject.type === "found" && problems.length === 0;

function touchesOf(entry: ResolvedEntry, lexicon: Lexicon): ReportedTouch[] {
  const { subject, outcome, kind, direction, note, asked, happenedOn, when, deal } = entry;
  if (subject.type !== "found" || outcome === null) return [];
  // One sum for several customers may be that of all of them together.
  const isOfOne = subject.customers.length === 1;
  return subject.customers.map(({ id }) => ({
    customerId: id,
    outcome,
    kind: kind ?? touchKindOf(outcome),
    direction,
    note: note === "" ? null : note,
    order: isOfOne && deal !== null && outcome === "ordered" ? orderOf(deal) : null,
    offer: isOfOne && deal !== null && outcome !== "ordered" ? offerOf(deal) : null,
    asked,
    addressed: note === "" ? null : addressed(note, lexicon),
    happenedOn,
    until: when,
  }));
}

function daysOf({ subject, outcome, when }: ResolvedEntry): ReportedDay[] {
  if (subject.type !== "found" || outcome !== null || when === null) return [];
  return subject.customers.map(({ id }) => ({ customerId: id, until: when }));
}

/** Asks for the one thing that is open, if its answers can be offered; null otherwise. */
function ask(
  { audience, lexicon, speak }: CommandContext,
  entries: readonly ResolvedEntry[],
  doubtful: ResolvedEntry,
): OutboundMessage | null {
  const { subject, problems, said } = doubtful;
  const lineWith = (customers: readonly NamedCustomer[], words: string) =>
    buttonLine(
      "log",
      entries
        .map((entry) => (entry === doubtful ? lineOf(customers, words) : written(entry)))
        .join("; "),
    );
  const [problem, ...others] = problems;
  if (subject.type === "choice" && problem === undefined) {
    const lineFor = (one: NamedCustomer) => lineWith([one], withoutName(said, one.name, lexicon));
    return whichCustomerView(subject.among, lineFor, audience, speak, said);
  }
  if (subject.type !== "found" || others.length > 0 || problem?.options === undefined) return null;
  const { text, options } = problem;
  if (said.split(text).length !== 2) return null;
  return whichDayView(
    options,
    (day) => lineWith(subject.customers, said.replace(text, day)),
    speak,
  );
}

/** What is said after the customer's name, or after its first word where a mark or an outcome follows. */
function withoutName(said: string, name: string, lexicon: Lexicon): string {
  const after = (words: string) =>
    said.toLowerCase().startsWith(words.toLowerCase())
      ? said.slice(words.length).replace(/^[\s:：,，-]+/, "")
      : "";
  const rest = after(name);
  if (rest !== "") return rest;
  const [first = ""] = name.split(" ");
  const tail = after(first);
  const isApart = /^\s*[:：]/.test(said.slice(first.length)) || beginsTold(shapeOf(tail), lexicon);
  return tail !== "" && isApart ? tail : said;
}

/** Says what stands in the way, and gives the understood entries to copy. */
function notLogged(
  { speak }: CommandContext,
  entries: readonly ResolvedEntry[],
  doubtful: ResolvedEntry,
): Refusal {
  const [problem] = doubtful.problems;
  const because =
    problem === undefined ? whyNobody(doubtful, speak) : problemSentence(problem, speak);
  const rest = entries.filter(isClear).map(written).join("; ");
  return rest === ""
    ? new Refusal("not-logged", { because })
    : new Refusal("not-logged-rest", { because, rest });
}

function whyNobody(
  { subject, said, targets }: ResolvedEntry,
  speak: CommandContext["speak"],
): string {
  if (subject.type === "none")
    return speak.sentenceOf("errors:", subject.refusal.code, subject.refusal.details);
  return targets.some((target) => "number" in target)
    ? speak.t("errors:number-of-which-list")
    : speak.t("errors:which-of-several", { text: said });
}

const problemSentence = (
  { code, text, options }: LogProblem,
  speak: CommandContext["speak"],
): string =>
  speak.t(`grammar:problems.${code}`, {
    text,
    first: options === undefined ? "" : speak.day(options[0]),
    second: options === undefined ? "" : speak.day(options[1]),
  });

/** The entry as it could have been written without any context. */
const written = ({ subject, said }: ResolvedEntry): string =>
  lineOf(subject.type === "found" ? subject.customers : [], said);

/** The colon ends the references, whatever the words after it begin with. */
const lineOf = (customers: readonly NamedCustomer[], said: string): string =>
  customers.length === 0 ? said : `${customers.map(({ ref }) => `#${ref}`).join(",")}: ${said}`;
