import { latestList } from "../../../app/messages/find-sent.ts";
import { isForNothing } from "../../../core/owed/favour-told.ts";
import { readSurveyScore } from "../../../core/people/survey-score.ts";
import { buttonLine } from "../../../views/blocks/button-line.ts";
import { answersFact } from "../../arguments/read-fact-answer.ts";
import { readPlanDay, readPlanStep } from "../../arguments/read-plan-step.ts";
import { dateAt } from "../../grammar/dates/date-at.ts";
import { findAmounts } from "../../grammar/find-amounts.ts";
import { readDeal } from "../../grammar/read-deal.ts";
import { wholeWord, wordAt } from "../../grammar/words/word-table.ts";
import { placeOf } from "../../posting/place-of.ts";
import { mentionsIn } from "../../subject/mentions-in.ts";
import { questionMeant } from "../../subject/question-meant.ts";
import { classifyAct } from "../free/act-model.ts";
import type { Act } from "../free/acts.ts";
import type { Line } from "../line.ts";
import { namesOther } from "../names-other.ts";
import type { Reader, Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";
import { asHolidayAsked } from "./as-holiday-asked.ts";
import { asReminder } from "./as-reminder.ts";
import { asReport } from "./as-report.ts";
import { asRequest } from "./as-request.ts";
import { asSearch } from "./as-search.ts";
import { asSetting } from "./as-setting.ts";
import { asWorthAsked } from "./as-worth-asked.ts";

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

/**
 * A score of ten: `9/10 fast delivery`, `9`. A number that is also a row of the list of whom to ask is that
 * row, and what tells of a contact is one of that day: `5/10 called Maria`.
 */
async function answersSurvey({ text }: Line, context: ReadingContext): Promise<boolean> {
  const { app, actor, conversation, lexicon } = context;
  const isBare = /^\d{1,2}$/.test(text);
  const said = readSurveyScore(text, isBare);
  if (said === null) return false;
  const tells = [lexicon.outcomes, lexicon.kinds];
  if (!isBare) return tells.every((one) => wordAt(one, said.words.toLowerCase(), 0) === null);
  const list = await latestList(app, actor, placeOf(conversation));
  const row = list?.commands.choices[said.score - list.firstNumber];
  return row?.startsWith(buttonLine("survey")) !== true;
}

/** What is nothing but a day: `friday`, `by 12/5`, `下周三前`. */
function isDay({ shape, today }: Line, { lexicon }: ReadingContext): boolean {
  const bare = shape.replace(/^by /, "").replace(/\s*[前之]+$/, "");
  return dateAt(bare, 0, lexicon.dates, today)?.end === bare.length;
}

/** What is meant for the bot in words of its own: an answer of any words must not take it. */
const others: readonly Reader[] = [
  asSetting,
  asReport,
  asWorthAsked,
  asHolidayAsked,
  asRequest,
  asReminder,
  asSearch,
];

/** What is said of oneself or to the bot, and is nothing that a customer gives; from which share on. */
const [talk, surely]: [ReadonlySet<Act>, number] = [
  new Set<Act>(["chat", "absence", "request"]),
  0.75,
];

/** Whether a line is one of these, though it may answer as well. */
async function saysOther(line: Line, context: ReadingContext): Promise<boolean> {
  for (const read of others) if ((await read(line, context)) !== "no") return true;
  return false;
}

/** What may be given in return: a few words that name no customer and no outcome, and are nothing else. */
async function tellsReturn(line: Line, context: ReadingContext): Promise<boolean> {
  if (isForNothing(line.text)) return true;
  const isOther = line.head().targets.length + line.references().length > 0;
  if (isOther || line.text.length > longestReturn) return false;
  if (wordAt(context.lexicon.outcomes, line.shape, 0) !== null) return false;
  if ((await mentionsIn(context, line.text)).length > 0) return false;
  const [{ act, share }] = classifyAct(line.text);
  if (talk.has(act) && share >= surely) return false;
  return !(await saysOther(line, context));
}

/** A step of a plan under its heading; after a step that has no day, a day. */
async function addsStep(awaits: string, line: Line, context: ReadingContext): Promise<boolean> {
  const { text, shape, today } = line;
  const { lexicon } = context;
  const isBegun = awaits.trim().split(" ").length > 2;
  if (isBegun) return readPlanDay(text, lexicon, today) !== null;
  const isStep = readPlanStep({ text, shape }, lexicon, today) !== null;
  return isStep && !(await saysOther(line, context));
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
  if (awaits.startsWith(buttonLine("survey")) && !(await answersSurvey(line, context))) return "no";
  if (awaits.startsWith(buttonLine("concede")) && !(await tellsReturn(line, context))) return "no";
  if (awaits.startsWith(buttonLine("review")) && !(await addsStep(awaits, line, context)))
    return "no";
  if (await namesOther(line.text, awaits, context)) return "no";
  const call = savedCall(`${awaits}\n${line.text}`, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
