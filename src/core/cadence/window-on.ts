import type { EpochDay, Instant } from "../time/civil.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { minutesOf } from "../time/wall-time.ts";
import type { OpenDayFacts } from "./cadence-facts.ts";
import type { CadencePolicy, Window } from "./cadence-policy.ts";

/** The hours in which to reach a customer on a civil date of theirs. Lost ones have those of E. */
export function windowOn(
  day: EpochDay,
  { tier, stage, zone }: OpenDayFacts,
  policy: CadencePolicy,
): { readonly window: Window; readonly opensAt: Instant; readonly closesAt: Instant } {
  const window = policy.windows[stage === "lost" ? "E" : tier];
  return {
    window,
    opensAt: firstInstantFrom(day, minutesOf(window.from), zone),
    closesAt: firstInstantFrom(day, minutesOf(window.to), zone),
  };
}
