import { latestLists } from "../../app/messages/find-sent.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "../posting/place-of.ts";

/**
 * Customers on the pages that `line` goes on from: those of the one of the member's latest lists
 * here that says that "more" means this line; else none.
 */
export async function shownBefore(
  { app, actor, conversation }: CommandContext,
  line: string,
): Promise<readonly string[]> {
  const lists = await latestLists(app, actor, placeOf(conversation));
  return lists.find(({ commands }) => commands.more === line)?.customerIds ?? [];
}
