import { defaultPolicy } from "../cadence/cadence-policy.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays, daysBetween } from "../time/civil-date.ts";

/** When the next order is to be expected by a customer's own rhythm. */
export type ReorderDue = {
  /** Days from one order to the next, the rounded median. */
  readonly gapDays: number;
  /** The customer's civil date. */
  readonly on: CivilDate;
  /** Days it is late; 0 or less while it is still to come. */
  readonly lateDays: number;
};

/** What a rhythm is read from: the day of the last order, the median of at least two gaps. */
export type OrderRhythm = {
  readonly lastOrderOn: CivilDate | null;
  readonly orderGapDays: number | null;
};

/** The next order by the customer's own rhythm, seen from a civil date of theirs; null without one. */
export function reorderDue(
  { lastOrderOn, orderGapDays }: OrderRhythm,
  today: CivilDate,
): ReorderDue | null {
  if (lastOrderOn === null || orderGapDays === null) return null;
  const gapDays = Math.round(orderGapDays);
  const on = addDays(lastOrderOn, gapDays);
  return { gapDays, on, lateDays: daysBetween(on, today) };
}

/** Whether it is time to speak of the next order: from some days before it on. */
export const isReorderDue = (due: ReorderDue | null): due is ReorderDue =>
  due !== null && due.lateDays >= -defaultPolicy.won.beforeReorderDays;
