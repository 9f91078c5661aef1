import { membersNamedIn } from "../../store/members/named-members.ts";
import { type SearchWords, searchWords } from "../../store/search/search-words.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The colleagues that a question may name. */
export const findAskedMembers = (
  { store }: App,
  { scope }: Actor,
  text: string,
): Promise<readonly { handle: string; name: string }[]> => membersNamedIn(store, scope, text);

/** What the actor's customers have that a question may name. Reads all of them: only where it must. */
export const findSearchWords = ({ store }: App, { scope }: Actor): Promise<SearchWords> =>
  searchWords(store, scope);
