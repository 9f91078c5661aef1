import type { Speaker } from "../i18n/speaker.ts";
import type { Command } from "./command.ts";
import { usageRefusal } from "./usage-refusal.ts";

/**
 * Turns the words after a command into its arguments. Throws a `Refusal` that shows usage and an
 * example when they do not fit.
 */
export function readArguments<Args>(
  command: Command<Args>,
  words: readonly string[],
  rest: string,
  speak: Speaker,
): Args {
  const named: Record<string, string> = {};
  let remaining = rest.trim();
  command.positional.forEach((name, index) => {
    if (name.endsWith("…")) {
      if (remaining !== "") named[name.slice(0, -1)] = remaining;
      return;
    }
    const word = words[index];
    if (word === undefined) return;
    named[name] = word;
    remaining = afterWord(remaining, word);
  });
  const parsed = command.args.safeParse(named);
  if (parsed.success) return parsed.data;
  throw usageRefusal(command.name, speak);
}

/** What follows `word` (bare or quoted) at the head of `text`. */
function afterWord(text: string, word: string): string {
  const at = text.indexOf(word);
  const after = at < 0 ? text : text.slice(at + word.length);
  return after.replace(/^["'”’」]/, "").trimStart();
}
