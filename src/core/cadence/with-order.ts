import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import type { Outcome } from "../vocabulary.ts";

/** What is known of the last contact with a customer. */
export type LastContact = {
  readonly zone: Zone;
  readonly lastTouchAt: Instant | null;
  readonly lastTwoWayAt: Instant | null;
  readonly lastOutcome: Outcome | null;
  readonly lastTouchBy: string | null;
  readonly lastOrderOn: CivilDate | null;
};

/** An order has a day and no hour: that of the contact is noon, in minutes. */
const noon = 12 * 60;

/**
 * The last contact, where an order counts as one of its day: whoever ordered was in touch, told here or
 * not. A touch of that day tells more of it.
 */
export function withOrder<Row extends LastContact>(row: Row): Row {
  const { zone, lastOrderOn, lastTouchAt, lastTwoWayAt } = row;
  if (lastOrderOn === null) return row;
  const day = epochDayOf(lastOrderOn);
  const isLater = (at: Instant | null) => at === null || epochDayAt(at, zone) < day;
  const at = firstInstantFrom(day, noon, zone);
  return {
    ...row,
    ...(isLater(lastTouchAt)
      ? { lastTouchAt: at, lastOutcome: "ordered" as const, lastTouchBy: null }
      : {}),
    ...(isLater(lastTwoWayAt) ? { lastTwoWayAt: at } : {}),
  };
}
