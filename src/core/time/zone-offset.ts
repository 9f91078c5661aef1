import type { Instant, Zone } from "./civil.ts";
import { rulesOf, type ZoneRules } from "./zone-rules.ts";

/** The stretch of a zone's rules that was asked for last: the next question is mostly about it too. */
type Place = { readonly rules: ZoneRules; stretch: number };

const places = new Map<Zone, Place>();
let recentZone: Zone | undefined;
let recent: Place = { rules: { starts: [], offsets: [] }, stretch: 0 };

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. Throws a
 * `RangeError` for an unknown zone.
 */
export function zoneOffset(zone: Zone, at: Instant): number {
  const { rules, stretch } = find(zone, at);
  return rules.offsets[stretch] ?? 0;
}

/** The same from one instant to a later one if clocks are not changed between; else null. */
export function steadyOffset(zone: Zone, from: Instant, to: Instant): number | null {
  const { rules, stretch } = find(zone, from);
  return to < startOf(rules, stretch + 1) ? (rules.offsets[stretch] ?? 0) : null;
}

/** When the clocks of a zone were last changed by an instant; minus infinity: never before it. */
export function lastChange(zone: Zone, at: Instant): Instant {
  const { rules, stretch } = find(zone, at);
  return startOf(rules, stretch) as Instant;
}

function find(zone: Zone, at: Instant): Place {
  if (zone !== recentZone) {
    const known = places.get(zone) ?? { rules: rulesOf(zone), stretch: 0 };
    places.set(zone, known);
    recentZone = zone;
    recent = known;
  }
  const { rules, stretch } = recent;
  if (at < startOf(rules, stretch) || at >= startOf(rules, stretch + 1))
    recent.stretch = search(rules, at);
  return recent;
}

function search(rules: ZoneRules, at: Instant): number {
  let [low, high] = [0, rules.starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (startOf(rules, middle) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Behind the last stretch: plus infinity. */
const startOf = ({ starts }: ZoneRules, stretch: number): number =>
  starts[stretch] ?? Number.POSITIVE_INFINITY;
