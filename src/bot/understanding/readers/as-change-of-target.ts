import { findColleagues } from "../../../app/members/find-colleagues.ts";
import { latestLists } from "../../../app/messages/find-sent.ts";
import { type Split, splitAsWhole, splitTarget } from "../../arguments/split-target.ts";
import { parseLog } from "../../grammar/parse-log.ts";
import { type AskedChange, readChange } from "../../grammar/read-change.ts";
import { readTargets } from "../../grammar/read-targets.ts";
import { readWhole } from "../../grammar/read-whole.ts";
import { partOf, type Said, shaped } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { placeOf } from "../../posting/place-of.ts";
import { callOf } from "../call-of.ts";
import { isMeant } from "../is-meant.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { changeCall, wishIn } from "./asked-change.ts";

/** Longer than this, in characters, is no name of a colleague. */
const longestName = 40;

/** A change asked for after references or a list's numbers: `K9Y snooze 3d`, `1,2 跳过`, `把C9U降为E`. */
export async function asChangeOfTarget(line: Line, context: ReadingContext): Promise<Reading> {
  const wish = wishIn(line, context.lexicon);
  if (wish === null) return "no";
  const { targets, rest, allBut } = headOf(wish, line, context);
  if (targets.length === 0 && allBut === undefined) return "no";
  const words = shaped(rest);
  if (allBut !== undefined && tellsOutcome(words, line, context))
    return (await hasList(context)) ? calls(callOf("log", { said: rest, allBut })) : "no";
  const change =
    readChange(words, context.lexicon, line.today) ??
    (await newOwner(words, context, allBut !== undefined));
  if (change === null) return "no";
  const command = context.commands.get(change.command);
  if (!(await isMeant(command, change.rest, context, true))) return "no";
  return calls(changeCall(change, targets, allBut));
}

/** The customers that a wish begins with, several as touches are told of several. */
function headOf(wish: Said, line: Line, { lexicon }: ReadingContext): Split {
  const whole = readWhole(wish, lexicon, line.today);
  if (whole !== null)
    return splitAsWhole(whole.but, partOf(wish, whole.end).text.replace(/^[\s:：,，]+/, ""));
  // `1,2降为E`: the change may be glued to the last number.
  const apart = shaped(wish.text.replace(/(\d)(?=\p{Script=Han})/gu, "$1 "));
  const { targets, end, problems } = readTargets(apart, lexicon, line.today);
  if (targets.length < 2 || problems.length > 0) {
    return wish.text === line.text ? line.head() : splitTarget(wish.text);
  }
  return { targets, rest: apart.text.slice(end).replace(/^[\s:：,，]+/, ""), whole: wish.text };
}

/** Whether there is a list that `all` may be of: `all done` is talk as well. */
const hasList = async ({ app, actor, conversation, reply }: ReadingContext): Promise<boolean> =>
  reply !== null || (await latestLists(app, actor, placeOf(conversation))).length > 0;

/** Whether words begin with an outcome's own word: `ok`, `na sent the catalogue`. */
const tellsOutcome = (words: Said, line: Line, { lexicon }: ReadingContext): boolean =>
  parseLog(shaped(`1 ${words.text}`), lexicon, line.today).every(
    ({ isTold, problems }) => isTold && problems.length === 0,
  );

/** `转给 Lily`, where somebody is called so, or a whole list is given; null otherwise. */
async function newOwner(
  { text, shape }: Said,
  { app, actor, lexicon }: ReadingContext,
  isOfList: boolean,
): Promise<AskedChange | null> {
  const word = wordAt(lexicon.ownTo, shape, 0);
  const name = text.slice(word?.end ?? 0).trim();
  if (word === null || name === "" || name.length > longestName) return null;
  if (isOfList) return { command: "own", rest: name };
  const isSomebody = (await findColleagues(app, actor, name)).length > 0;
  return isSomebody ? { command: "own", rest: name } : null;
}
