import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { findLedTeams } from "../../app/members/find-team.ts";
import { findAskedMembers, findSearchWords } from "../../app/search/find-asked-names.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import { type AskedNames, noNames } from "./asked-pieces.ts";
import { type AskedSearch, askedSearch } from "./asked-search.ts";

type AskingContext = { readonly app: App; readonly actor: Actor; readonly lexicon: Lexicon };

const { members: _, ...noWords } = noNames;

/**
 * A question about customers as a search. The tags, industries, cities, sources and products of the actor's customers
 * are looked up only where it has words that mean nothing else. `found`: the colleagues whom it may name, where they are
 * known.
 */
export async function readAskedSearch(
  { app, actor, lexicon }: AskingContext,
  said: Said,
  today: CivilDate,
  found: AskedNames["members"] | null = null,
): Promise<AskedSearch> {
  const [members, teams] = await Promise.all([
    found ?? findAskedMembers(app, actor, said.text),
    actor.member.role === "sales" ? [] : findLedTeams(app, actor),
  ]);
  const read = (words: Omit<AskedNames, "members" | "teams">) =>
    askedSearch(said, { ...words, members, teams }, actor.member.handle, lexicon, today);
  const asked = read(noWords);
  const isRead = asked.unread.length === 0 && !asked.parts.some(({ key }) => key === "tag");
  return isRead ? asked : read(await findSearchWords(app, actor));
}
