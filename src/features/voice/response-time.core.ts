/** How soon customers heard from us, in hours from their word to ours. */
export type ResponseTime = {
  /** Half of them waited no longer. */
  readonly medianHours: number;
  /** How many there were. */
  readonly count: number;
};

/** Of fewer nothing is said: it would tell of single customers, and of chance. */
export const leastAnswers = 5;

/** The median of what customers waited, in hours; null of too few. */
export function responseTimeOf(hours: readonly number[]): ResponseTime | null {
  if (hours.length < leastAnswers) return null;
  const sorted = [...hours].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper;
  return { medianHours: (lower + upper) / 2, count: sorted.length };
}
