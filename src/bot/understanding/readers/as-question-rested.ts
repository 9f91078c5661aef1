import { answersFact } from "../../arguments/read-fact-answer.ts";
import { wholeWord } from "../../grammar/words/word-table.ts";
import { questionMeant } from "../../subject/question-meant.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/** `skip` right after a question for a fact: it is put off. */
export async function asQuestionRested(line: Line, context: ReadingContext): Promise<Reading> {
  const { actor, lexicon } = context;
  if (wholeWord(lexicon.factAnswers, line.text) !== "skip") return "no";
  const question = await questionMeant(context);
  const asked = question?.memberId === actor.member.id ? (question.commands.awaits ?? "") : "";
  if (!answersFact(asked, line.text, lexicon, line.today)) return "no";
  const call = savedCall(`${asked}\n${line.text}`, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
