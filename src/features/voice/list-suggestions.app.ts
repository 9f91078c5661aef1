import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import type { Suggestion } from "./suggestion.core.ts";
import { suggestionById, suggestionsOf, suggestionsSince } from "./suggestions.store.ts";

/** What ended so lately, in days, is still listed. */
const listedFor = 30;

/** The suggestions of the customers that a member sees: the open ones, and those that ended lately. */
export const listSuggestions = (
  { store }: App,
  { scope, now, member }: Actor,
): Promise<readonly Suggestion[]> =>
  suggestionsSince(store, scope, member.zone, (now - listedFor * 86_400_000) as Instant);

/** All suggestions of a customer. */
export const listSuggestionsOf = (
  { store }: App,
  { scope, member }: Actor,
  customerId: string,
): Promise<readonly Suggestion[]> => suggestionsOf(store, scope, member.zone, customerId);

/** One suggestion. Throws `Refusal` `no-suggestion`. */
export async function findSuggestion(
  { store }: App,
  { scope, member }: Actor,
  id: string,
): Promise<Suggestion> {
  const suggestion = await suggestionById(store, scope, member.zone, id);
  if (suggestion === null) throw new Refusal("no-suggestion");
  return suggestion;
}
