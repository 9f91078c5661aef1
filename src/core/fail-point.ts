/**
 * Moments of a push's way at which a process may die, in the order in which it comes by them; the
 * fault tests let it die at each (`GENJIN_FAIL_AT`).
 */
export const failPoints = [
  "after-plan",
  "after-wake",
  "after-claim",
  "after-compose",
  "after-freeze",
  "before-send",
  "after-send",
  "before-record",
  "after-record",
] as const;

export type FailPoint = (typeof failPoints)[number];
