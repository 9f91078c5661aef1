import type { CivilDate } from "../time/civil.ts";
import { daysBetween } from "../time/civil-date.ts";
import type { DueShifts } from "./dry-run.ts";

/** One customer's due by the rules as they are and as changed, and their date today. */
export type DuePair = {
  readonly before: CivilDate;
  readonly after: CivilDate;
  readonly today: CivilDate;
};

const soon = 7;

/** Counts what happens to dues one by one, and sums it up. */
export function dueShiftCounter(): {
  readonly count: (pair: DuePair) => void;
  readonly sum: () => DueShifts;
} {
  const byDays = new Map<number, number>();
  let [earlier, later, soonBefore, soonAfter] = [0, 0, 0, 0];
  return {
    count({ before, after, today }) {
      const days = daysBetween(before, after);
      if (days < 0) earlier++;
      if (days > 0) later++;
      if (days !== 0) byDays.set(Math.abs(days), (byDays.get(Math.abs(days)) ?? 0) + 1);
      if (daysBetween(today, before) <= soon) soonBefore++;
      if (daysBetween(today, after) <= soon) soonAfter++;
    },
    sum: () => ({ earlier, later, medianDays: medianOf(byDays), soonBefore, soonAfter }),
  };
}

function medianOf(counts: ReadonlyMap<number, number>): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [days, count] of [...counts].sort(([one], [other]) => one - other)) {
    seen += count;
    if (2 * seen >= total) return days;
  }
  return 0;
}
