import { choiceMeant } from "../../subject/question-meant.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/**
 * A bare number, in reply to a question or where the bot has just asked: the command that the question saved
 * under it.
 */
export async function asSavedChoice({ text }: Line, context: ReadingContext): Promise<Reading> {
  if (!/^\d{1,2}$/.test(text)) return "no";
  const question = await choiceMeant(context);
  const saved = question?.commands.choices[Number(text) - 1];
  const call = saved === undefined ? null : savedCall(saved, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
