import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { parseCommandLine } from "../grammar/parse-command-line.ts";
import { heard } from "../grammar/words/normalise-input.ts";
import { callAsWritten } from "./call-as-written.ts";

/** The command of a line that a message saved; null where there is no such command any more. */
export function savedCall(
  saved: string,
  { commands, lexicon }: Pick<CommandContext, "commands" | "lexicon">,
): CommandCall | null {
  const parsed = parseCommandLine(heard(saved), lexicon, { replying: false });
  return parsed.type === "command" ? callAsWritten(parsed, commands) : null;
}
