import { findSent, latestLists } from "../../../app/messages/find-sent.ts";
import { answersFact } from "../../arguments/read-fact-answer.ts";
import { placeOf } from "../../posting/place-of.ts";
import type { Line } from "../line.ts";
import { namesOther } from "../names-other.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/** What answers a line of a list that asks for something: `2 birthday 3 March`, `1 Maria buyer`. */
export async function asListAnswer(line: Line, context: ReadingContext): Promise<Reading> {
  const { targets, rest } = line.head();
  const [target, ...others] = targets;
  if (target === undefined || !("number" in target) || others.length > 0) return "no";
  if (rest === "" || line.asks()) return "no";
  const { app, actor, conversation, reply, lexicon } = context;
  const place = placeOf(conversation);
  const list =
    reply?.messageId === undefined
      ? (await latestLists(app, actor, place))[0]
      : await findSent(app, place, reply.messageId);
  const asked = list?.commands.answers?.[target.number - list.firstNumber] ?? "";
  if (!answersFact(asked, rest, lexicon, line.today)) return "no";
  if (await namesOther(rest, asked, context)) return "no";
  const call = savedCall(`${asked}\n${rest}`, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}
