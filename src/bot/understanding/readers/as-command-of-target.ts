import { writtenTarget } from "../../arguments/split-target.ts";
import { shapeOf } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { isMeant } from "../is-meant.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** `K3F event 15 Mar opening`: a command's word after whom it is about, where the command may be said so. */
export async function asCommandOfTarget(line: Line, context: ReadingContext): Promise<Reading> {
  const { commands, lexicon } = context;
  const { targets, rest } = line.head();
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) return "no";
  const word = wordAt(lexicon.commands, shapeOf(rest), 0);
  const command = word === null ? undefined : commands.get(word.value);
  if (word === null || command?.followsCustomer === undefined) return "no";
  const said = rest.slice(word.end).replace(/^[\s:：,，]+/, "");
  if (!(await isMeant(command, said, context, true))) return "no";
  const about = `${writtenTarget(target)} ${said}`.trim();
  return calls({ command: command.name, args: { [command.followsCustomer]: about } });
}
