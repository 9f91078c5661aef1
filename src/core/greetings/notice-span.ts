/** Days, counted from today at the customer, whose notices one push covers; both included. */
export type NoticeSpan = {
  /** 0 as a rule; negative for days whose pushes were missed. */
  readonly from: number;
  /** 0 as a rule; more when the days that follow are days off. */
  readonly to: number;
};

/**
 * Whether a day `inDays` away is one to tell of: it has a notice (so many days before it) that
 * falls into the span.
 */
export const isNoticed = (
  inDays: number,
  notices: readonly number[],
  { from, to }: NoticeSpan,
): boolean => notices.some((notice) => inDays - notice >= from && inDays - notice <= to);
