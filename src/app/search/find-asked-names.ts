import { membersNamedIn } from "../../store/members/named-members.ts";
import { type SearchWords, searchWords } from "../../store/search/search-words.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** What a question about customers may name: colleagues, and what the actor's customers have. */
export async function findAskedNames(
  { store }: App,
  { scope }: Actor,
  text: string,
): Promise<SearchWords & { readonly members: readonly { handle: string; name: string }[] }> {
  const [words, members] = await Promise.all([
    searchWords(store, scope),
    membersNamedIn(store, scope, text),
  ]);
  return { ...words, members };
}
