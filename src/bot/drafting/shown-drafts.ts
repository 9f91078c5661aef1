import type { CommandContext } from "../command.ts";
import { draftsAsked, questionMeant } from "../subject/question-meant.ts";

/** For so many hours an answer to drafts is understood, if nothing was said since: a list stands all evening. */
const hours = 14;

/**
 * Ids of the drafts that were shown last here, in the order of their numbers: in the message replied to,
 * else in the newest one. Empty where that shows none.
 */
export async function shownDrafts(context: CommandContext): Promise<readonly string[]> {
  const ids = draftsAsked(await questionMeant(context, hours));
  return ids.every((id) => id !== null) ? ids : [];
}
