import type { Instant } from "../time/civil.ts";

const dayMs = 86_400_000;

/** Days and weeks of which the last backup is kept. */
const [days, weeks] = [7, 4];

/** In whole days of UTC; of Monday's week all days. The epoch was a Thursday. */
const dayOf = (at: Instant): number => Math.floor(at / dayMs);
const weekOf = (at: Instant): number => Math.floor((dayOf(at) + 3) / 7);

/**
 * Which of the backups made at these moments stay: the last one of each of the last 7 days that have
 * one, and of each of the last 4 weeks that have one. However long nothing was backed up, what there
 * is from before stays.
 */
export function keptBackups(made: readonly Instant[]): readonly Instant[] {
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
