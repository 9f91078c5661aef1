import { findNames } from "../../app/search/find-names.ts";
import type { Mention } from "../../core/search/callable.ts";
import { findMentions } from "../../core/search/find-mentions.ts";
import type { CommandContext } from "../command.ts";
import { isOrdinary } from "../understanding/free/act-model.ts";
import { likelyNames } from "../understanding/free/likely-names.ts";

/** Where words call customers that the member sees, by whatever name. */
export async function mentionsIn(
  { app, actor, lexicon }: Pick<CommandContext, "app" | "actor" | "lexicon">,
  text: string,
): Promise<readonly Mention[]> {
  const { customers } = await findNames(app, actor, text, likelyNames(text));
  return findMentions(text, customers, isOrdinary, lexicon.personTitles);
}
