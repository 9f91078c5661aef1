import { findNames } from "../../../app/search/find-names.ts";
import { findMentions } from "../../../core/search/find-mentions.ts";
import { buttonLine } from "../../../views/blocks/button-line.ts";
import { answersFact } from "../../arguments/read-fact-answer.ts";
import { readPlanDay, readPlanStep } from "../../arguments/read-plan-step.ts";
import { dateAt } from "../../grammar/dates/date-at.ts";
import { findAmounts } from "../../grammar/find-amounts.ts";
import { readDeal } from "../../grammar/read-deal.ts";
import { wholeWord, wordAt } from "../../grammar/words/word-table.ts";
import { questionMeant } from "../../subject/question-meant.ts";
import { isOrdinary } from "../free/act-model.ts";
import { likelyNames } from "../free/likely-names.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/** Longer than this, in characters, something is told. */
const longestReturn = 60;

/** What answers for how much an order is: a sum at the head, or that nobody knows. */
function answersAmount({ text, shape, today }: Line, { lexicon }: ReadingContext): boolean {
  if (wholeWord(lexicon.dealUnknown, text) !== null) return true;
  const { sum, bare, others } = readDeal({ text, shape }, 0, text.length, lexicon, today);
  if (others.length > 0 || /^#/.test(text)) return false;
  const [first] = findAmounts({ text, shape }, lexicon);
  return (sum !== null && first?.from === 0) || (bare !== null && /^\d{2}/.test(text));
}

/** What is nothing but a day: `friday`, `by 12/5`, `下周三前`. */
function isDay({ shape, today }: Line, { lexicon }: ReadingContext): boolean {
  const bare = shape.replace(/^by /, "").replace(/\s*[前之]+$/, "");
  return dateAt(bare, 0, lexicon.dates, today)?.end === bare.length;
}

/** What may be given in return: a few words that name no customer and no outcome. */
async function tellsReturn(line: Line, { app, actor, lexicon }: ReadingContext): Promise<boolean> {
  const isOther = line.head().targets.length + line.references().length > 0;
  if (isOther || line.text.length > longestReturn) return false;
  if (wordAt(lexicon.outcomes, line.shape, 0) !== null) return false;
  const { customers } = await findNames(app, actor, line.text, likelyNames(line.text));
  return findMentions(line.text, customers, isOrdinary, lexicon.personTitles).length === 0;
}

/** A step of a plan under its heading; after a step that has no day, a day. */
function addsStep(awaits: string, { text, shape, today }: Line, { lexicon }: ReadingContext) {
  const isBegun = awaits.trim().split(" ").length > 2;
  return isBegun
    ? readPlanDay(text, lexicon, today) !== null
    : readPlanStep({ text, shape }, lexicon, today) !== null;
}

/** What is said after a question that awaits words rather than a number; a question answers none, lines that were pasted do. */
export async function asAwaited(line: Line, context: ReadingContext): Promise<Reading> {
  const question = await questionMeant(context);
  const awaits =
    question?.memberId === context.actor.member.id ? question.commands.awaits : undefined;
  const isPasted = line.text.includes("\n");
  if (awaits === undefined || (line.asks() && !isPasted)) return "no";
  if (awaits.startsWith(buttonLine("order")) && !answersAmount(line, context)) return "no";
  if (awaits.startsWith(buttonLine("promises")) && !isDay(line, context)) return "no";
  if (
    awaits.startsWith(buttonLine("checkup")) &&
    !answersFact(awaits, line.text, context.lexicon, line.today)
  )
    return "no";
  if (awaits.startsWith(buttonLine("concede")) && !(await tellsReturn(line, context))) return "no";
  if (awaits.startsWith(buttonLine("review")) && !addsStep(awaits, line, context)) return "no";
  const call = savedCall(`${awaits}\n${line.text}`, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
