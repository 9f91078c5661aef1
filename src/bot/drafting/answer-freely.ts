import { lastRecord } from "../../app/drafts/last-record.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { Refusal } from "../../errors.ts";
import { undoOrNotView } from "../../views/drafts/undo-or-not-view.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { askedFor, asksOwed, recalls } from "../grammar/asks.ts";
import { namedStop } from "../grammar/read-stop.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";
import { notOfList } from "../subject/not-of-list.ts";
import { type SubjectSources, sourcesFor } from "../subject/subject-sources.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import { type Act, isAsked, isTold } from "../understanding/free/acts.ts";
import { daysAway } from "../understanding/free/days-away.ts";
import { lettersBesides } from "../understanding/free/letters-besides.ts";
import type { Span } from "../understanding/free/mask.ts";
import { isUndecided } from "../understanding/free/may-not-be.ts";
import type { ReadClause } from "../understanding/free/read-clause.ts";
import { type ReadLine, readFreeLine } from "../understanding/free/read-line.ts";
import { remindsOf } from "../understanding/free/reminder-in.ts";
import type { Line } from "../understanding/line.ts";
import { saysMore } from "../understanding/readers/asked-change.ts";
import { withoutNumbers } from "../understanding/without-numbers.ts";
import { goesOnWith, isOfAnother, putsElsewhere } from "./about-shown.ts";
import { answerAsked } from "./answer-asked.ts";
import { answerPlainly, beginsWhy } from "./answer-plainly.ts";
import { correctLast, draftShown, letGo } from "./correct-last.ts";
import { draftClauses } from "./draft-clauses.ts";
import { drafted } from "./drafted.ts";
import { isJustRecorded, withJustSpokenOf } from "./just-spoken-of.ts";
import { saidInstead } from "./said-instead.ts";
import { stepTold } from "./step-told.ts";

/** From which share on a line takes the last record back without asking: `back` alone may mean other things. */
const sureToUndo = 0.8;

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
  const { speak } = context;
  const mentioning = line.mentioning();
  if (mentioning !== null && (await saysWhoByMention(context, mentioning)))
    return answerFreely(context, mentioning);
  const known = await sourcesFor(context, [[]]);
  const listed = withoutNumbers(line, context.lexicon);
  if (listed !== null && (await namesEverywhere(context, listed)))
    return answerFreely(context, listed);
  refuseMissing(line, known);
  const read = await readFreeLine(context, line, known);
  const sources = await withJustSpokenOf(context, line, read, known);
  if (remindsOf(line, context)) return draftClauses(context, line, partByPart(read), sources);
  const plain = await answerPlainly(context, line, read);
  if (plain !== null) return plain;
  const asks = [recalls, asksOwed].some((one) => one(line.shape, context.lexicon));
  if (asks || beginsWhy(line, context)) return answerAsked(context, line, read, sources);
  const { act } = read.whole;
  if (act === "undo") {
    const dropped = await letGo(context);
    if (dropped !== null) return dropped;
    const isSure = read.whole.likely.some((one) => one.act === act && one.share >= sureToUndo);
    // `no, forget it` may let go of what was never shown: what is taken back is asked first.
    if (isSure && saysUndo(line, context)) return { command: "undo", args: {} };
    const isAny =
      saysUndo(line, context) || (await lastRecord(context.app, context.actor)) !== null;
    return isAny ? undoOrNotView(speak) : plainMessage("notice", speak.t("draft.chat"));
  }
  const step = await stepTold(context, line, read, sources);
  if (step !== null && !("none" in step)) return step;
  const isInstead = context.draftsOnly?.instead !== undefined;
  if (!isInstead && (act === "fix" || (await corrects(context, line, read, known))))
    return correctLast(context, line, read);
  if (isWishForNew(line, context) && (act === null || !isTold(act)))
    throw new Refusal("import-instead");
  const [nobody] = read.whole.clause.named.length === 0 ? read.unknown : [];
  if (nobody !== undefined) throw new Refusal("unknown-ref", { ref: nobody });
  const isOpen = act === null || act === "chat" || act === "request";
  const isNamed = read.whole.clause.named.length > 0;
  if (
    isOpen &&
    !isNamed &&
    askedFor(line.shape, context.lexicon) !== null &&
    asksSomewhere(line, context)
  )
    return answerAsked(context, line, read, sources);
  if (act !== null && isAsked(act)) return answerAsked(context, line, read, sources);
  if (act === "chat" && isUnknownWord(line))
    return plainMessage("notice", speak.t("draft.understood-nothing"));
  if (act !== null && ofLine.has(act)) return ofWholeLine(context, line, read, act);
  if (step !== null)
    throw new Refusal("no-order-waits", { step: speak.t(`order.step.${step.none.step}`) });
  return draftClauses(context, line, read, sources);
}

/** `1没接 5报价了`: throws a `Refusal` where the list has no such number, lest it is taken for a word of the note. */
function refuseMissing(line: Line, { parent, latest }: SubjectSources): void {
  const list = parent ?? latest[0];
  const isOfList = line.entries()[0]?.targets.some((target) => "number" in target);
  if (list === undefined || !list.isNumbered || !isOfList) return;
  const missing = line
    .entries()
    .flatMap(({ problems }) => problems)
    .filter(({ code }) => code === "run-together")
    .flatMap(({ text }) => /^\d+/.exec(text)?.map(Number) ?? [])
    .find((number) => !list.numbers.has(number));
  if (missing !== undefined) throw notOfList(missing, list);
}

/** Whether each clause of a line names its customer. */
const namesEverywhere = async (context: CommandContext, line: Line): Promise<boolean> => {
  const { clauses } = await readFreeLine(context, line, { parent: null, latest: [] });
  return clauses.every(({ clause }) => clause.named.length > 0);
};

/** Acts in which whoever is mentioned first is whom it is about, and not who is called. */
const ofMentioned: ReadonlySet<Act> = new Set<Act>(["owner", "absence"]);

/** `@Anna took over Gulf`: whether the mention at the head is what the line is about. */
async function saysWhoByMention(context: CommandContext, mentioning: Line): Promise<boolean> {
  const { whole } = await readFreeLine(context, mentioning, { parent: null, latest: [] });
  return whole.act !== null && ofMentioned.has(whole.act);
}

/**
 * Whether a line may say what is different about a draft: `yesterday`, `+1w`, `没接`. Days off and
 * questions are something else, and so is what is told of somebody by name: `Nile 没接`.
 */
function mayCorrect({ clause, act }: ReadClause, lexicon: Lexicon): boolean {
  // `Muscat might order next month` tells of them anew, whatever was shown of them.
  if (clause.named.length > 0 && isUndecided(clause, lexicon)) return false;
  if (lettersBesides(clause.masked) >= fewLetters) return false;
  if (act === "chat") return clause.spans.some(({ type }) => differing.has(type));
  if (act === null) return true;
  const tells = isTold(act) || facts.has(act);
  return act !== "absence" && !isAsked(act) && !(tells && clause.named.length > 0);
}

/** What is known of somebody. */
const facts: ReadonlySet<Act> = new Set<Act>(["fact", "fact-phone", "fact-email", "fact-birthday"]);

/** One Latin word that stands in no sentence that we know: no courtesy, whatever it sounds like. */
const isUnknownWord = ({ shape }: Line): boolean => /^[a-z]{3,}$/.test(shape) && !isOrdinary(shape);

/** So few characters name no more than what is to be shown: `top countries`. */
const longestTopic = 24;

/** Whether a line asks, though words follow the one that does: `晨报几点发`. */
const asksSomewhere = (line: Line, { lexicon }: CommandContext): boolean =>
  line.asks() ||
  line.text.length <= longestTopic ||
  lexicon.asking.ends.some((word) => isHan(word.charAt(0)) && line.shape.includes(word));

/** Whether a line says what is different about the draft that was shown last, or begins to correct what was recorded. */
async function corrects(
  context: CommandContext,
  line: Line,
  { whole }: ReadLine,
  { parent, nudged }: SubjectSources,
): Promise<boolean> {
  const isOfStop = whole.clause.named.length === 0 && namedStop(line, context.lexicon) !== null;
  const isInstead = saidInstead(whole.clause, context.lexicon) !== null;
  const goesOn = parent === null && goesOnWith(whole);
  const mayBe = isInstead || goesOn || mayCorrect(whole, context.lexicon);
  if (!isOfStop && !mayBe) return false;
  const shown = await draftShown(context);
  if (shown !== null && isOfAnother(whole, shown.items, context.lexicon)) return false;
  if (shown !== null) return mayBe || shown.items.some(({ act }) => act === "stop");
  // `说错了，没打通` is of the last record where nothing else is open that it may be about.
  const isBare = isBareDay(whole);
  if (parent !== null || !(isInstead || isBare || putsElsewhere(whole, context.lexicon)))
    return false;
  return isBare || nudged.length > 0
    ? isJustRecorded(context)
    : (await lastRecord(context.app, context.actor)) !== null;
}

/** Whether a line holds the word of the command that takes back. */
const saysUndo = ({ shape }: Line, { lexicon }: CommandContext): boolean =>
  [...lexicon.commands.values()]
    .flat()
    .some(({ word, value }) => value === "undo" && wordPlace(shape, word) !== null);

/** `+1w`, `下周三`: a day and nothing more. */
const isBareDay = ({ clause: { spans, masked } }: ReadClause): boolean =>
  spans.length === 1 && spans[0]?.type === "date" && lettersBesides(masked) === 0;

/** What a correction names, whatever the few words around it sound like. */
const differing: ReadonlySet<string> = new Set<Span["type"]>(["customer", "date", "amount"]);

/** `添加客户 …`: customers come from a table. */
const isWishForNew = (line: Line, { lexicon }: CommandContext): boolean =>
  !saysMore(line) && wordAt(lexicon.adding, line.shape, 0) !== null;

/** A line whose parts between marks are clauses. */
const partByPart = (read: ReadLine): ReadLine => ({
  ...read,
  clauses: read.whole.parts.map((part) => ({ ...part, parts: [part] })),
});

/** So few letters besides names and days say no more than what is different: `yesterday`, `it was #K9Y`. */
const fewLetters = 12;

async function ofWholeLine(
  context: CommandContext,
  line: Line,
  { whole }: ReadLine,
  act: Act,
): Promise<OutboundMessage> {
  const { speak, actor } = context;
  if (act !== "absence") {
    return plainMessage("notice", speak.t(act === "chat" ? "draft.chat" : "draft.request"));
  }
  if (line.text.startsWith("@")) return plainMessage("notice", speak.t("draft.request"));
  const other = whole.clause.spans.find(
    (span) => span.type === "member" && span.handle !== actor.member.handle,
  );
  if (other !== undefined)
    throw new Refusal("off.others", { name: line.text.slice(other.from, other.to) });
  const days = daysAway(line, whole.clause.spans, context.lexicon);
  if (days === null) throw new Refusal("off.when");
  return drafted(context, [{ act: "absence", ...days }]);
}
