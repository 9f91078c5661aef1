import { latestList } from "../../../app/messages/find-sent.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { placeOf } from "../../posting/place-of.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";

/** What others say in a group: neither to the bot, nor of a customer. */
export async function asOverheard(line: Line, context: ReadingContext): Promise<Reading> {
  const { audience, isMention, reply } = context;
  const isForBot =
    audience === "direct" || isMention || reply !== null || line.references().length > 0;
  return isForBot || (await answersList(line, context)) ? "no" : { type: "nothing" };
}

/** Whether it is a number with an outcome (`1 ok`) while the member has a list here. */
async function answersList(
  { shape }: Line,
  { app, actor, conversation, lexicon }: ReadingContext,
): Promise<boolean> {
  const numbers = /^[\d\s,-]*\d\s*/.exec(shape)?.[0].length;
  if (numbers === undefined || wordAt(lexicon.outcomes, shape, numbers) === null) return false;
  return (await latestList(app, actor, placeOf(conversation))) !== null;
}
