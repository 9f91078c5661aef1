import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whenView } from "../../views/drafts/when-view.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import { type SubjectSources, sourcesFor } from "../subject/subject-sources.ts";
import { type Act, isAsked, isTold } from "../understanding/free/acts.ts";
import { daysAway } from "../understanding/free/days-away.ts";
import { type Drafted, draftItems, type Lacking } from "../understanding/free/draft-items.ts";
import type { Span } from "../understanding/free/mask.ts";
import type { ReadClause } from "../understanding/free/read-clause.ts";
import { type ReadLine, readFreeLine } from "../understanding/free/read-line.ts";
import { reminderDay, reminderIn, remindsOf } from "../understanding/free/reminder-in.ts";
import { type Whose, whoseClause } from "../understanding/free/whose-clause.ts";
import type { Line } from "../understanding/line.ts";
import { saysMore } from "../understanding/readers/asked-change.ts";
import { answerAsked } from "./answer-asked.ts";
import { correctLast, draftShown, letGo } from "./correct-last.ts";
import { drafted } from "./drafted.ts";

/** Acts that are of the whole line, however many customers it names. */
const ofLine: ReadonlySet<Act> = new Set<Act>(["chat", "request", "undo", "fix", "absence"]);

/**
 * Answers a line that is neither a command nor explicit: with a draft of all that it would record, with
 * what it asks for, or with a question. Nothing is recorded.
 */
export async function answerFreely(
  context: CommandContext,
  line: Line,
): Promise<OutboundMessage | CommandCall> {
  const sources = await sourcesFor(context, [[]]);
  const read = await readFreeLine(context, line, sources);
  if (remindsOf(line, context))
    return ofClauses(context, line, { ...read, clauses: read.parts }, sources);
  const { act } = read.whole;
  if (act === "undo") return (await letGo(context)) ?? { command: "undo", args: {} };
  if (act === "fix" || (mayCorrect(read.whole) && (await draftShown(context)) !== null))
    return correctLast(context, line, read);
  if (isWishForNew(line, context) && (act === null || !isTold(act)))
    throw new Refusal("import-instead");
  const [nobody] = read.whole.clause.named.length === 0 ? read.unknown : [];
  if (nobody !== undefined) throw new Refusal("unknown-ref", { ref: nobody });
  if (act !== null && isAsked(act)) return answerAsked(context, line, read, sources);
  if (act !== null && ofLine.has(act)) return ofWholeLine(context, line, read, act);
  return ofClauses(context, line, read, sources);
}

/**
 * Whether a line may say what is different about a draft: `yesterday`, `+1w`, `没接`. Days off and
 * questions are something else, and so is what is told of somebody by name: `Nile 没接`.
 */
function mayCorrect({ clause, act }: ReadClause): boolean {
  if (leftover(clause.masked) >= fewLetters) return false;
  if (act === "chat") return clause.spans.some(({ type }) => differing.has(type));
  if (act === null) return true;
  return act !== "absence" && !isAsked(act) && !(isTold(act) && clause.named.length > 0);
}

/** What a correction names, whatever the few words around it sound like. */
const differing: ReadonlySet<string> = new Set<Span["type"]>(["customer", "date", "amount"]);

/** `添加客户 …`: customers come from a table. */
const isWishForNew = (line: Line, { lexicon }: CommandContext): boolean =>
  !saysMore(line) && wordAt(lexicon.adding, line.shape, 0) !== null;

/** Characters of a line that a reminder repeats. */
const longest = 500;

/** So few letters besides names and days say no more than what is different: `yesterday`, `it was #K9Y`. */
const fewLetters = 12;

/** Letters of a masked text that no mask stands for; a Chinese character counts as three. */
const leftover = (masked: string): number =>
  [...masked.replace(/\{[A-Z]+\}/g, "").matchAll(/\p{L}/gu)].reduce(
    (sum, [letter]) => sum + (/\p{Script=Han}/u.test(letter) ? 3 : 1),
    0,
  );

async function ofWholeLine(
  context: CommandContext,
  line: Line,
  { whole }: ReadLine,
  act: Act,
): Promise<OutboundMessage> {
  const { speak } = context;
  if (act !== "absence") {
    return plainMessage("notice", speak.t(act === "chat" ? "draft.chat" : "draft.request"));
  }
  const days = daysAway(line, whole.clause.spans, context.lexicon);
  if (days === null) throw new Refusal("off.when");
  return drafted(context, [{ act: "absence", ...days }]);
}

/** A clause with whom it is about. */
type Placed = { readonly read: ReadClause; readonly act: Act | null; readonly whose: Whose };

async function ofClauses(
  context: CommandContext,
  line: Line,
  { clauses, customers }: ReadLine,
  sources: SubjectSources,
): Promise<OutboundMessage | CommandCall> {
  const { audience, lexicon, speak } = context;
  let before: Act | null = null;
  const placed = clauses.map((read): Placed => {
    const isSame = lexicon.theSame.some((word) => endsWithWord(read.clause.shape, word));
    const act: Act | null = before !== null && isSame ? before : read.act;
    before = act;
    return { read, act, whose: whoseClause(read.clause, customers, sources) };
  });
  const items: DraftItem[] = [];
  let open: { readonly placed: Placed; readonly lacking: Lacking | "act" | "whose" } | null = null;
  for (const one of placed) {
    const { read, act, whose } = one;
    const reminder = reminderIn(read.clause.shape, reminderDay(read.clause), context);
    if (reminder === "over") throw new Refusal("reminder-over");
    if (reminder !== null) {
      const of = [one, ...placed].find(({ whose: { type } }) => type !== "nobody") ?? one;
      const [{ customer = null } = {}] = of.whose.type === "found" ? of.whose.of : [];
      const text = line.text.slice(line.text.indexOf(read.clause.text.trim())).slice(0, longest);
      if (customer !== null) items.push({ act: "reminder", customer, at: reminder, text });
      else open ??= { placed: of, lacking: "whose" };
      // What follows says what it is about.
      break;
    }
    if (act === "chat" || act === "not-yet" || act === "request") continue;
    if (act === null || isAsked(act)) {
      open ??= { placed: one, lacking: "act" };
      continue;
    }
    if (whose.type !== "found") {
      open ??= { placed: one, lacking: "whose" };
      continue;
    }
    for (const { customer, person } of whose.of) {
      const made: Drafted = draftItems(read.clause, act, customer, person, lexicon, line.today);
      if (typeof made === "string") open ??= { placed: one, lacking: made };
      else items.push(...made);
    }
  }
  if (items.length > 0) return drafted(context, items);
  if (open === null) return plainMessage("notice", speak.t("draft.not-done"));
  const { placed: of, lacking } = open;
  if (lacking === "whose" && of.whose.type === "choice") {
    const { among } = of.whose;
    return whichCustomerView(
      among,
      ({ ref }) => buttonLine("log", `#${ref}:`, line.text),
      audience,
      speak,
      line.text,
    );
  }
  if (lacking === "whose") throw new Refusal("which-customer");
  if (of.whose.type !== "found") return plainMessage("notice", speak.t("draft.understood-nothing"));
  const [{ customer } = { customer: null }] = of.whose.of;
  if (customer === null) return plainMessage("notice", speak.t("draft.understood-nothing"));
  const { ref } = customer;
  const name = audience === "group" ? `#${ref}` : customer.name;
  switch (lacking) {
    case "day":
      return whenView(customer, name, line.today, speak);
    case "settled":
      return plainMessage("notice", speak.t("draft.settled", { name, ref }));
    case "place":
      return plainMessage("notice", speak.t("draft.stop", { name, ref }));
    default:
      return plainMessage("notice", speak.t("draft.what-happened", { name }));
  }
}

const endsWithWord = (shape: string, word: string): boolean =>
  shape.replace(/(?<![\s.!,;。！，])[\s.!,;。！，]+$/, "").endsWith(word);
