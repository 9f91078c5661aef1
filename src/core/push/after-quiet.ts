import type { Member } from "../members/member.ts";
import type { EpochDay, Instant } from "../time/civil.ts";
import { civilAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { minutesOf } from "../time/wall-time.ts";

/** A member's quiet hours, from one wall time to another in their zone; none where they are equal. */
type QuietHours = Pick<Member, "zone" | "quietFrom" | "quietTo">;

/** The moment itself or, where it lies within the quiet hours, their end. */
export function afterQuiet(at: Instant, { zone, quietFrom, quietTo }: QuietHours): Instant {
  const { date, time } = civilAt(at, zone);
  const [from, to, minute] = [minutesOf(quietFrom), minutesOf(quietTo), minutesOf(time)];
  const isOverNight = from > to;
  const isQuiet = isOverNight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return at;
  const day = epochDayOf(date) + (isOverNight && minute >= from ? 1 : 0);
  return firstInstantFrom(day as EpochDay, to, zone);
}
