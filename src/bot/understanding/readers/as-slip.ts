import { findCalledIn } from "../../../app/search/find-named.ts";
import { noNames } from "../../arguments/asked-pieces.ts";
import { askedSearch } from "../../arguments/asked-search.ts";
import { askedFor } from "../../grammar/asks.ts";
import { parseCommandLine } from "../../grammar/parse-command-line.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { unknownCommand } from "./as-command.ts";

/**
 * One word alone that is nearly a command's, in its letters or in pinyin (`jinri`): that is offered, but
 * not for a word that says which customers are meant (`我的客户` is near `我的表`).
 */
export async function asSlip(line: Line, context: ReadingContext): Promise<Reading> {
  const { app, actor, audience, lexicon, reply } = context;
  const parsed = parseCommandLine(line, lexicon, { replying: reply !== null });
  if (parsed.type !== "unknown" || parsed.slash) return "no";
  if (askedFor(line.shape, lexicon) !== null) return "no";
  const asked = askedSearch(line, noNames, actor.member.handle, lexicon, line.today);
  if (asked.unread.length === 0 && asked.parts.length > 0) return "no";
  if (audience === "group") return { type: "nothing" };
  if ((await findCalledIn(app, actor, line.text)).length > 0) return "no";
  return { type: "say", message: unknownCommand(context, parsed.word, parsed.suggestion) };
}
