import { type Split, writtenTarget } from "../../arguments/split-target.ts";
import { readTargets } from "../../grammar/read-targets.ts";
import { shaped, shapeOf } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { isMeant } from "../is-meant.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * `K3F event 15 Mar opening`, `1,3 claim`: a command's word after whom it is about, where the command may be
 * said so.
 */
export async function asCommandOfTarget(line: Line, context: ReadingContext): Promise<Reading> {
  const { commands, lexicon } = context;
  const { targets, rest } = headOf(line, context);
  if (targets.length === 0) return "no";
  const possessive = /^的\s*/u.exec(rest)?.[0].length ?? 0;
  const word = wordAt(lexicon.commands, shapeOf(rest), possessive);
  const command = word === null ? undefined : commands.get(word.value);
  if (word === null || command?.followsCustomer === undefined) return "no";
  if (targets.length > 1 && command.followsSeveral !== true) return "no";
  const said = rest.slice(word.end).replace(/^[\s:：,，]+/, "");
  if (!(await isMeant(command, said, context, true))) return "no";
  const about = `${targets.map(writtenTarget).join(", ")} ${said}`.trim();
  return calls({ command: command.name, args: { [command.followsCustomer]: about } });
}

/** The customers that a line begins with, several as they are read before touches; and what follows. */
function headOf(line: Line, { lexicon }: ReadingContext): Pick<Split, "targets" | "rest"> {
  const apart = shaped(line.text.replace(/(\d)(?=\p{Script=Han})/gu, "$1 "));
  const { targets, end, problems } = readTargets(apart, lexicon, line.today);
  if (targets.length < 2 || problems.length > 0) return line.head();
  return { targets, rest: apart.text.slice(end).replace(/^[\s:：,，]+/, "") };
}
