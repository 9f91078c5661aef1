import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";

/** Days before a festival on which it is told. */
export const festivalNotices: readonly number[] = [7, 1];
/** Days before a birthday on which it is told. */
export const birthdayNotices: readonly number[] = [7, 1, 0];

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

/**
 * The dates a span may tell of, in order. `today` is the member's; at the customer it may be a day
 * earlier or later, so there is a day more at both ends.
 */
export function noticedDates(
  today: CivilDate,
  notices: readonly number[],
  { from, to }: NoticeSpan,
): CivilDate[] {
  const dates = new Set<CivilDate>();
  for (const notice of notices) {
    for (let day = from + notice - 1; day <= to + notice + 1; day++) dates.add(addDays(today, day));
  }
  return [...dates].sort();
}
