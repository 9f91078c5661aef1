/** A: brings the first 80 % of the total, B the next 15 %, C the rest. Said by those parts: A, B and C are tiers too. */
export type AbcClass = "A" | "B" | "C";

/**
 * Classes by cumulative share, the largest first. Whoever crosses a limit belongs above it, equal
 * contributions share a class, and who brought nothing is C. Who brought nobody knows how much (null)
 * has none.
 */
export function abcClasses(contributions: readonly (number | null)[]): (AbcClass | null)[] {
  const known = contributions.filter((each) => each !== null);
  const sorted = Float64Array.from(known.filter((each) => each > 0))
    .sort()
    .reverse();
  const total = sorted.reduce((sum, each) => sum + each, 0);
  const classes = new Map<number, AbcClass>();
  let before = 0;
  for (const each of sorted) {
    if (!classes.has(each))
      classes.set(each, before < 0.8 * total ? "A" : before < 0.95 * total ? "B" : "C");
    before += each;
  }
  return contributions.map((each) => (each === null ? null : (classes.get(each) ?? "C")));
}
