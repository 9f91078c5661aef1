import type { Instant } from "../time/civil.ts";

/** No push lives longer than this after its tick, so nothing older needs catching up. */
const longestReach = 8 * 86_400_000;
/** What a first start reaches back for: a morning that has just begun. */
const firstReach = 10 * 60_000;
/** What planning reaches back for when the clock was put back: what it left out while it was ahead. */
const againReach = 86_400_000;

/**
 * From when on pushes are to be planned `now`, where they were planned up to `tick` the last time
 * (null: never). What is planned twice comes once.
 */
export function planFrom(tick: Instant | null, now: Instant): Instant {
  if (tick === null) return (now - firstReach) as Instant;
  if (tick > now) return (now - againReach) as Instant;
  return Math.max(tick, now - longestReach) as Instant;
}
