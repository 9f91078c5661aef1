import type { CivilDate, EpochDay, Instant, WallTime, Zone } from "./civil.ts";
import { epochDayAt } from "./civil-at.ts";
import { civilDateOf } from "./epoch-day.ts";
import { firstInstantFrom } from "./instant-of.ts";
import { minutesOf } from "./wall-time.ts";

/** A civil date and the first instant of it whose wall time is at or after the one asked for. */
export type WallTick = { readonly date: CivilDate; readonly at: Instant };

/**
 * When clocks in a zone reach a wall time, once for each civil date, within (from, to]. A date
 * that the zone skips, or that ends before the time is reached, has none.
 */
export function wallTicks(time: WallTime, zone: Zone, from: Instant, to: Instant): WallTick[] {
  const ticks: WallTick[] = [];
  const last = epochDayAt(to, zone);
  for (let day = epochDayAt(from, zone); day <= last; day++) {
    const at = firstInstantFrom(day as EpochDay, minutesOf(time), zone);
    const isOfThatDay = epochDayAt(at, zone) === day;
    if (isOfThatDay && at > from && at <= to)
      ticks.push({ date: civilDateOf(day as EpochDay), at });
  }
  return ticks;
}
