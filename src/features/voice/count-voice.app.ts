import type { App } from "../../app/app.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Scope } from "../../store/scope.ts";
import type { SuggestionCounts } from "./suggestion.core.ts";
import { countSuggestions } from "./suggestions.store.ts";
import type { SurveyCounts } from "./survey.core.ts";
import { countSurvey } from "./surveys.store.ts";

/** How many suggestions some days brought and what became of others, and how many customers were asked. */
export const countVoice = async (
  { store }: App,
  scope: Scope,
  from: Instant,
  to: Instant,
): Promise<{ readonly suggestions: SuggestionCounts; readonly survey: SurveyCounts }> => ({
  suggestions: await countSuggestions(store, scope, from, to),
  survey: await countSurvey(store, scope, from, to),
});
