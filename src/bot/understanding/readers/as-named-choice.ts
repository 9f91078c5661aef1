import { choiceMeant } from "../../subject/question-meant.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/** More characters are no name of a choice. */
const longestName = 60;

/** The name of a choice, such as a team's, where the bot has just asked between them. */
export async function asNamedChoice({ text }: Line, context: ReadingContext): Promise<Reading> {
  if (text.length > longestName) return "no";
  const question = await choiceMeant(context);
  const named = (question?.commands.choices ?? []).filter((line) => beginsWith(line, text));
  const [saved, ...others] = named;
  const call = saved === undefined || others.length > 0 ? null : savedCall(saved, context);
  return call === null ? "no" : { type: "call", call, isSaved: true };
}

/** Whether these words come first after a line's command. */
const beginsWith = (line: string, words: string): boolean =>
  `${line.slice(line.indexOf(" ") + 1)} `.toLowerCase().startsWith(`${words.toLowerCase()} `);
