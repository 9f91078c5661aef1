import { findColleagues } from "../../../app/members/find-colleagues.ts";
import { splitTarget } from "../../arguments/split-target.ts";
import { type AskedChange, readChange } from "../../grammar/read-change.ts";
import { partOf, type Said } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { changeCall, wishIn } from "./asked-change.ts";

/** Longer than this, in characters, is no name of a colleague. */
const longestName = 40;

/** A change asked for after a reference or a list's number: `K9Y snooze 3d`, `把C9U降为E`. */
export async function asChangeOfTarget(line: Line, context: ReadingContext): Promise<Reading> {
  const wish = wishIn(line, context.lexicon);
  if (wish === null) return "no";
  const { targets, rest } = wish.text === line.text ? line.head() : splitTarget(wish.text);
  const [target] = targets;
  if (target === undefined) return "no";
  const words = partOf(wish, wish.text.length - rest.length);
  const change = readChange(words, context.lexicon, line.today) ?? (await newOwner(words, context));
  return change === null ? "no" : calls(changeCall(change, [target]));
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
