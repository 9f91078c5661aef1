import { findSent, openQuestion } from "../../../app/messages/find-sent.ts";
import { placeOf } from "../../posting/place-of.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/** What is said after a question that awaits words rather than a number; a question answers none, lines that were pasted do. */
export async function asAwaited(line: Line, context: ReadingContext): Promise<Reading> {
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const question =
    reply?.messageId === undefined
      ? await openQuestion(app, actor, place)
      : await findSent(app, place, reply.messageId);
  const awaits = question?.memberId === actor.member.id ? question.commands.awaits : undefined;
  const isPasted = line.text.includes("\n");
  if (awaits === undefined || (line.asks() && !isPasted)) return "no";
  const call = savedCall(`${awaits}\n${line.text}`, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
