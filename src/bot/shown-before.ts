import { latestList } from "../app/find-sent.ts";
import type { CommandContext } from "./command.ts";
import { placeOf } from "./place-of.ts";

/**
 * Customers on the pages that `line` goes on from: those of the member's latest list here, when it
 * says that "more" means this line; else none.
 */
export async function shownBefore(
  { app, actor, conversation }: CommandContext,
  line: string,
): Promise<readonly string[]> {
  const latest = await latestList(app, actor, placeOf(conversation));
  return latest?.commands.more === line ? latest.customerIds : [];
}
