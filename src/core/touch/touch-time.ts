import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { civilAt } from "../time/civil-at.ts";
import { instantOf } from "../time/instant-of.ts";

/**
 * When a touch happened that is told of `now`: then, or on an earlier day of the member's at the
 * same time of day. Null for a day that is still to come.
 */
export function touchTime(now: Instant, happenedOn: CivilDate | null, zone: Zone): Instant | null {
  const { date, time } = civilAt(now, zone);
  if (happenedOn === null || happenedOn === date) return now;
  return happenedOn < date ? instantOf(happenedOn, time, zone) : null;
}
