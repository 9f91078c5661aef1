/**
 * How many of those that are left a page shows on which usually so many have room: one more rather
 * than to leave a single one over.
 */
export const pageLength = (left: number, usual: number): number =>
  left === usual + 1 ? left : Math.min(left, usual);

/** How many pages these fill. */
export const pagesOf = (left: number, usual: number): number =>
  Math.max(1, Math.ceil((left - 1) / usual));
