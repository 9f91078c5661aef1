import { membersNamedIn } from "../../store/members/named-members.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { type SearchWords, searchWords } from "../../store/search/search-words.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The colleagues that a question may name. */
export const findAskedMembers = (
  { store }: App,
  { scope }: Actor,
  text: string,
): Promise<readonly { handle: string; name: string }[]> => membersNamedIn(store, scope, text);

/**
 * What the actor's customers have that a question may name, and in which currency sums are told. Reads all of them: only
 * where it must.
 */
export const findSearchWords = async (
  { store }: App,
  { scope }: Actor,
): Promise<SearchWords & { readonly currency: string }> => {
  const [words, { reporting }] = await Promise.all([
    searchWords(store, scope),
    exchangeOf(store, scope.organizationId),
  ]);
  return { ...words, currency: reporting };
};
