/**
 * Five groups of about equal size by rank, 5 the highest values, equal values always together: a
 * tie shares the group of its lowest rank.
 */
export function groupByRank(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const groups = new Map<number, number>();
  sorted.forEach((value, rank) => {
    if (!groups.has(value)) groups.set(value, Math.floor((5 * rank) / sorted.length) + 1);
  });
  return values.map((value) => groups.get(value) ?? 1);
}
