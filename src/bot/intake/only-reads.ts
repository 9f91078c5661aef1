import { parseReference } from "../../core/customer/reference.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Bot } from "../bot.ts";
import { asks } from "../grammar/asks.ts";
import { parseCommandLine } from "../grammar/parse-command-line.ts";
import { heard } from "../grammar/words/normalise-input.ts";

/**
 * Whether a line (`replying`: to a message of ours) certainly asks for nothing but an answer, so that
 * nothing of it could be saved: a command that reads, a question, a reference alone. Asks the database
 * nothing. What may be understood either way is taken to be told.
 */
export function onlyReads(
  { commands, lexicon, now }: Pick<Bot, "commands" | "lexicon" | "now">,
  typed: string,
  replying: boolean,
): boolean {
  const line = heard(typed);
  const parsed = parseCommandLine(line, lexicon, { replying });
  if (parsed.type === "command") {
    return commands.get(parsed.command)?.reads?.(parsed.rest, lexicon) ?? false;
  }
  if (parsed.type === "unknown") return parsed.slash;
  if (replying) return false;
  const isReference = parseReference(line.text) !== null;
  return isReference || asks(line.shape, lexicon, civilDateAt(now(), "UTC" as Zone));
}
