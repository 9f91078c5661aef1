import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { KeptPromises } from "./kept-promises.core.ts";
import { keptPromises, keptPromisesTo } from "./kept-promises.store.ts";

/** How promises to the customers of a scope that were to be kept between two dates were, by owner. */
export const countKept = (
  { store }: App,
  scope: Actor["scope"],
  from: CivilDate,
  to: CivilDate,
  now: Instant,
): Promise<readonly KeptPromises[]> => keptPromises(store, scope, from, to, now);

/** How promises to one customer were kept so far. */
export const countKeptTo = (
  { store }: App,
  { scope, now, member }: Actor,
  customerId: string,
): Promise<readonly KeptPromises[]> =>
  keptPromisesTo(store, scope, customerId, civilDateAt(now, member.zone), now);
