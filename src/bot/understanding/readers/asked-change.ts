import { splitAs, splitAsWhole } from "../../arguments/split-target.ts";
import type { CommandCall } from "../../command-call.ts";
import type { LogTarget } from "../../grammar/log-entry.ts";
import type { AskedChange } from "../../grammar/read-change.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { partOf, type Said } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";

/** The words of a wish without `把` before what is to be changed; null where more than one thing is said. */
export const wishIn = (line: Said, { disposing }: Lexicon): Said | null =>
  saysMore(line) ? null : partOf(line, wordAt(disposing, line.shape, 0)?.end ?? 0);

/** Whether more than one thing is said, as only records are. */
export const saysMore = ({ text }: Said): boolean => /[;；\n]/.test(text);

/** The call that makes a change of the customers of `targets`, of the whole list but some, or of whom the conversation tells. */
export function changeCall(
  { command, rest, until }: AskedChange,
  targets: readonly LogTarget[],
  allBut?: readonly LogTarget[],
): CommandCall {
  const about = allBut === undefined ? splitAs(targets, rest) : splitAsWhole(allBut, rest);
  return command === "snooze" ? callOf("snooze", { about, until }) : callOf(command, { about });
}
