import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { daysBetween, laterDate } from "../time/civil-date.ts";

/** What a customer's silence is counted from. */
export type Silence = {
  readonly zone: Zone;
  /** When both sides last spoke; null: never. */
  readonly lastTwoWayAt: Instant | null;
  /** The customer's date of the last order; null without any. */
  readonly lastOrderOn: CivilDate | null;
  readonly createdAt: Instant;
};

/**
 * For how many days of its own calendar a customer has been silent by `now`: since both sides last
 * spoke, or it ordered; never yet: since it was entered.
 */
export function silentDays(
  { zone, lastTwoWayAt, lastOrderOn, createdAt }: Silence,
  now: Instant,
): number {
  const spokenOn = lastTwoWayAt === null ? null : civilDateAt(lastTwoWayAt, zone);
  const since = laterDate(spokenOn, lastOrderOn) ?? civilDateAt(createdAt, zone);
  return daysBetween(since, civilDateAt(now, zone));
}
