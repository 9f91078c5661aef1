import type { CallFacts } from "../../core/customer/call-card.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { callFacts } from "../../store/customer/call-facts.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** People, last touches and what is owed on a day of customers, by id. */
export const callFactsOf = (
  { store }: App,
  scope: Scope,
  ids: readonly string[],
  today: CivilDate,
): Promise<(id: string) => CallFacts> => callFacts(store, scope, ids, today);
