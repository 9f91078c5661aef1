import type { App } from "../../app/app.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Scope } from "../../store/scope.ts";
import { type ResponseTime, responseTimeOf } from "./response-time.core.ts";
import { waitedHours } from "./response-time.store.ts";

/** How soon the customers of a scope were answered in some days; null where too few were. */
export const measureResponse = async (
  { store }: App,
  scope: Scope,
  from: Instant,
  to: Instant,
): Promise<ResponseTime | null> => responseTimeOf(await waitedHours(store, scope, from, to));
