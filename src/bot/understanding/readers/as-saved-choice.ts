import { findSent, openQuestion } from "../../../app/messages/find-sent.ts";
import { placeOf } from "../../posting/place-of.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/**
 * A bare number, in reply to a question or where the bot has just asked: the command that the question saved
 * under it.
 */
export async function asSavedChoice({ text }: Line, context: ReadingContext): Promise<Reading> {
  if (!/^\d{1,2}$/.test(text)) return "no";
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const replied =
    reply?.messageId === undefined ? null : await findSent(app, place, reply.messageId);
  const isQuestion = (replied?.commands.choices ?? []).length > 0;
  const question = isQuestion ? replied : await openQuestion(app, actor, place);
  const saved = question?.commands.choices[Number(text) - 1];
  const call = saved === undefined ? null : savedCall(saved, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
