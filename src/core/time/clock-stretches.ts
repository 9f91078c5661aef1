import type { Instant, Zone } from "./civil.ts";
import { rulesOf } from "./zone-rules.ts";

/** From an instant on, until the next stretch begins, clocks are so many milliseconds ahead of UTC. */
export type ClockStretch = { readonly from: Instant; readonly ahead: number };

/** How the clocks of a zone go from one instant to another: the first stretch begins there. */
export function clockStretches(zone: Zone, from: Instant, to: Instant): readonly ClockStretch[] {
  const { starts, offsets } = rulesOf(zone);
  return starts.flatMap((start, index) => {
    const isOver = (starts[index + 1] ?? Number.POSITIVE_INFINITY) <= from;
    if (isOver || start > to) return [];
    return [{ from: Math.max(start, from) as Instant, ahead: offsets[index] ?? 0 }];
  });
}
