import type { Member } from "../members/member.ts";
import type { CivilDate, EpochDay, Instant } from "./civil.ts";
import { epochDayOf } from "./epoch-day.ts";
import { firstInstantFrom } from "./instant-of.ts";
import { minutesOf } from "./wall-time.ts";

/**
 * When a member's day is over for pushes: when their quiet hours of the night begin, at midnight
 * without any.
 */
export function nightOf(
  { zone, quietFrom, quietTo }: Pick<Member, "zone" | "quietFrom" | "quietTo">,
  date: CivilDate,
): Instant {
  const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)];
  const day = epochDayOf(date);
  return from > to
    ? firstInstantFrom(day, from, zone)
    : firstInstantFrom((day + 1) as EpochDay, 0, zone);
}
