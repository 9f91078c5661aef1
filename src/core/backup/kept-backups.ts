import type { Instant, Zone } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";

/** Days and weeks of which the last backup is kept. */
const [days, weeks] = [7, 4];

/**
 * Which of the backups made at these moments stay: the last one of each of the last 7 days that have
 * one, and of each of the last 4 weeks, from Monday on, that have one; days are those of the zone in whose
 * nights they are made. However long nothing was backed up, what there is from before stays.
 */
export function keptBackups(made: readonly Instant[], zone: Zone): readonly Instant[] {
  const dayOf = (at: Instant): number => epochDayOf(civilDateAt(at, zone));
  // The epoch was a Thursday.
  const weekOf = (at: Instant): number => Math.floor((dayOf(at) + 3) / 7);
  const newestFirst = made.toSorted((a, b) => b - a);
  const lastOf = (periodOf: (at: Instant) => number, most: number): Instant[] => {
    const first = newestFirst.filter(
      (at, index) => index === 0 || periodOf(at) !== periodOf(newestFirst[index - 1] as Instant),
    );
    return first.slice(0, most);
  };
  const kept = new Set([...lastOf(dayOf, days), ...lastOf(weekOf, weeks)]);
  return newestFirst.filter((at) => kept.has(at));
}
