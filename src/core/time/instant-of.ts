import type { CivilDate, EpochDay, Instant, WallTime, Zone } from "./civil.ts";
import { epochDayOf } from "./epoch-day.ts";
import { minutesOf } from "./wall-time.ts";
import { lastChange, steadyOffset, zoneOffset } from "./zone-offset.ts";

const day = 86_400_000;

/**
 * The instant at which clocks in a zone show a wall time on a date. Where clocks are put back and
 * show it twice, the earlier; where they skip it, later by what they skip. The same as
 * `disambiguation: "compatible"` of Temporal (ECMA-262 Temporal, GetPossibleEpochNanoseconds).
 */
export function instantOf(date: CivilDate, time: WallTime, zone: Zone): Instant {
  const { at } = resolve(epochDayOf(date), minutesOf(time), zone);
  return at;
}

/**
 * The first instant at which clocks in a zone have reached a wall time (minutes after 00:00) on a
 * date. Where they skip it, the moment of the change: a shop that opens at 02:30 is open at 03:00.
 */
export function firstInstantFrom(date: EpochDay, minutes: number, zone: Zone): Instant {
  const local = date * day + minutes * 60_000;
  const steady = steadyOffset(zone, (local - day) as Instant, (local + day) as Instant);
  if (steady !== null) return (local - steady) as Instant;
  const { at, skipped } = resolve(date, minutes, zone);
  return skipped ? lastChange(zone, at) : at;
}

function resolve(
  date: EpochDay,
  minutes: number,
  zone: Zone,
): { readonly at: Instant; readonly skipped: boolean } {
  const local = date * day + minutes * 60_000;
  const before = zoneOffset(zone, (local - day) as Instant);
  const first = (local - before) as Instant;
  if (zoneOffset(zone, first) === before) return { at: first, skipped: false };
  const after = zoneOffset(zone, (local + day) as Instant);
  const second = (local - after) as Instant;
  if (zoneOffset(zone, second) === after) return { at: second, skipped: false };
  return { at: first, skipped: true };
}
