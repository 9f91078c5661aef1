import { buttonLine } from "../../../views/blocks/button-line.ts";
import { answersFact } from "../../arguments/read-fact-answer.ts";
import { dateAt } from "../../grammar/dates/date-at.ts";
import { findAmounts } from "../../grammar/find-amounts.ts";
import { readDeal } from "../../grammar/read-deal.ts";
import { wholeWord } from "../../grammar/words/word-table.ts";
import { questionMeant } from "../../subject/question-meant.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

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
  const call = savedCall(`${awaits}\n${line.text}`, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
