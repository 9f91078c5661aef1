import type { Segment, SegmentTable } from "./segment.ts";

/** Segments that a message shows one by one. */
const most = 10;

/** The first segments of a table, and how many and what the others are together. */
export function segmentLines({ segments }: SegmentTable): {
  readonly shown: readonly Segment[];
  readonly others: { readonly count: number; readonly sum: Segment } | null;
} {
  const shown = segments.length <= most + 1 ? segments : segments.slice(0, most);
  const left = segments.slice(shown.length);
  if (left.length === 0) return { shown, others: null };
  const sum = (of: (segment: Segment) => number) =>
    left.reduce((total, segment) => total + of(segment), 0);
  return {
    shown,
    others: {
      count: left.length,
      sum: {
        key: null,
        customers: sum((one) => one.customers),
        customersBefore: sum((one) => one.customersBefore),
        lost: sum((one) => one.lost),
        buyers: sum((one) => one.buyers),
        returning: sum((one) => one.returning),
        amount: sum((one) => one.amount),
        amountBefore: sum((one) => one.amountBefore),
        expected: left.every(({ expected }) => expected === null)
          ? null
          : sum((one) => one.expected ?? 0),
        unvalued: [...new Set(left.flatMap(({ unvalued }) => unvalued))].sort(),
      },
    },
  };
}
