import { parseReference } from "../../core/customer/reference.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Bot } from "../bot.ts";
import { asks } from "../grammar/asks.ts";
import { type CommandLine, parseCommandLine } from "../grammar/parse-command-line.ts";
import { readReferences } from "../grammar/read-references.ts";
import { heard, type Said } from "../grammar/words/normalise-input.ts";

/** What is known of a line without asking the database anything. */
export type Glance = {
  /** It was written for the bot, wherever it stands: a command, or a customer's reference. */
  readonly isForBot: boolean;
  /**
   * It certainly asks for nothing but an answer, so that nothing of it could be saved: a command that
   * reads, a question, a reference alone. What may be understood either way is taken to be told.
   */
  readonly onlyReads: boolean;
};

/** What speaks for a glance at a line. */
type Glancing = Pick<Bot, "commands" | "lexicon" | "now">;

/** Glances at a line; `replying`: to a message of ours. */
export function glance(bot: Glancing, typed: string, replying: boolean): Glance {
  const line = heard(typed);
  const parsed = parseCommandLine(line, bot.lexicon, { replying });
  const isCommand = parsed.type === "command" || (parsed.type === "unknown" && parsed.slash);
  return {
    isForBot: isCommand || readReferences(line.text).length > 0,
    onlyReads: onlyReads(bot, line, parsed, replying),
  };
}

function onlyReads(
  { commands, lexicon, now }: Glancing,
  { text, shape }: Said,
  parsed: CommandLine,
  replying: boolean,
): boolean {
  if (parsed.type === "command") {
    return commands.get(parsed.command)?.reads?.(parsed.rest, lexicon) ?? false;
  }
  if (parsed.type === "unknown") return parsed.slash;
  if (replying) return false;
  const isReference = parseReference(text) !== null;
  return isReference || asks(shape, lexicon, civilDateAt(now(), "UTC" as Zone));
}
