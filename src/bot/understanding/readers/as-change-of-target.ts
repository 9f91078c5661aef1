import { findColleagues } from "../../../app/members/find-colleagues.ts";
import { type Split, splitTarget } from "../../arguments/split-target.ts";
import { type AskedChange, readChange } from "../../grammar/read-change.ts";
import { readTargets } from "../../grammar/read-targets.ts";
import { type Said, shaped } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { changeCall, wishIn } from "./asked-change.ts";

/** Longer than this, in characters, is no name of a colleague. */
const longestName = 40;

/** A change asked for after references or a list's numbers: `K9Y snooze 3d`, `1,2 跳过`, `把C9U降为E`. */
export async function asChangeOfTarget(line: Line, context: ReadingContext): Promise<Reading> {
  const wish = wishIn(line, context.lexicon);
  if (wish === null) return "no";
  const { targets, rest } = headOf(wish, line, context);
  if (targets.length === 0) return "no";
  const words = shaped(rest);
  const change = readChange(words, context.lexicon, line.today) ?? (await newOwner(words, context));
  return change === null ? "no" : calls(changeCall(change, targets));
}

/** The customers that a wish begins with, several as touches are told of several. */
function headOf(wish: Said, line: Line, { lexicon }: ReadingContext): Split {
  // `1,2降为E`: the change may be glued to the last number.
  const apart = shaped(wish.text.replace(/(\d)(?=\p{Script=Han})/gu, "$1 "));
  const { targets, end, problems } = readTargets(apart, lexicon, line.today);
  if (targets.length < 2 || problems.length > 0) {
    return wish.text === line.text ? line.head() : splitTarget(wish.text);
  }
  return { targets, rest: apart.text.slice(end).replace(/^[\s:：,，]+/, ""), whole: wish.text };
}

/** `转给 Lily`, where somebody is called so; null otherwise. */
async function newOwner(
  { text, shape }: Said,
  { app, actor, lexicon }: ReadingContext,
): Promise<AskedChange | null> {
  const word = wordAt(lexicon.ownTo, shape, 0);
  const name = text.slice(word?.end ?? 0).trim();
  if (word === null || name === "" || name.length > longestName) return null;
  const isSomebody = (await findColleagues(app, actor, name)).length > 0;
  return isSomebody ? { command: "own", rest: name } : null;
}
