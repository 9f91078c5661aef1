import type { CommandName } from "../../i18n/sentence.ts";
import type { Command } from "../command.ts";
import type { CommandCall } from "../command-call.ts";

/** A command's name, and what stands after it: word by word, and in the sender's own words. */
type Written = {
  readonly command: CommandName;
  readonly words: readonly string[];
  readonly rest: string;
};

/** Names the words after a command as it wants them. */
export function callAsWritten(
  { command, words, rest }: Written,
  commands: ReadonlyMap<string, Command<unknown>>,
): CommandCall {
  const args: Record<string, string> = {};
  let remaining = rest;
  commands.get(command)?.positional.forEach((name, index) => {
    if (name.endsWith("…")) {
      if (remaining !== "") args[name.slice(0, -1)] = remaining;
      return;
    }
    const word = words[index];
    if (word === undefined) return;
    args[name] = word;
    remaining = afterWord(remaining, word);
  });
  return { command, args };
}

/** What follows `word` (bare or quoted) at the head of `text`. */
function afterWord(text: string, word: string): string {
  const at = text.indexOf(word);
  const after = at < 0 ? text : text.slice(at + word.length);
  return after.replace(/^["'”’」]/, "").trimStart();
}
