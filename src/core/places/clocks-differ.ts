import type { Instant, Zone } from "../time/civil.ts";
import { zoneOffset } from "../time/zone-offset.ts";

/** One day of every other month of 2027: summer time begins and ends between them. */
const days = [0, 2, 4, 6, 8, 10].map((month) => Date.UTC(2027, month, 15) as Instant);

const clockOf = (zone: Zone): string => days.map((day) => zoneOffset(zone, day)).join();

/** Whether the clocks of these zones show different times on some days of a year. */
export const clocksDiffer = (zones: readonly Zone[]): boolean =>
  new Set(zones.map(clockOf)).size > 1;

/** Share of people up to which another clock is left out of account. */
const few = 0.05;

/**
 * Whether the clock of most people is only a guess for somebody there: so many keep others. `zones`:
 * with how many people live by each.
 */
export function isOnlyLikely(zones: ReadonlyMap<Zone, number> = new Map()): boolean {
  const [first, ...others] = [...zones].sort(([, a], [, b]) => b - a);
  if (first === undefined) return false;
  const clock = clockOf(first[0]);
  const apart = others.filter(([zone]) => clockOf(zone) !== clock);
  const sum = (list: readonly (readonly [Zone, number])[]) =>
    list.reduce((total, [, people]) => total + people, 0);
  return sum(apart) > few * sum([first, ...others]);
}
