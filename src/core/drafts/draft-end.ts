import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { worksOn } from "../calendar/workdays/works-on.ts";
import type { Member } from "../members/member.ts";
import type { EpochDay, Instant, WallTime } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { nightOf } from "../time/night-of.ts";
import { minutesOf, wallTimeOf } from "../time/wall-time.ts";

/** The kind of push that lists what was not confirmed. */
export const draftsPush = "open-drafts";

const usualTime = "17:30" as WallTime;
/** So many minutes are left to answer before the night. */
const leastMinutes = 30;
/** A draft is open for so many days at most, whatever days off come between. */
export const longestOpenDays = 14;

type Drafter = Pick<
  Member,
  "zone" | "workdays" | "country" | "absences" | "quietFrom" | "quietTo" | "pushes"
>;

/** When a member is usually told of the drafts that they left open: 17:30, or half an hour before the night. */
export function draftsListTime({ quietFrom, quietTo }: Drafter): WallTime {
  const usual = minutesOf(usualTime);
  const isOverNight = quietFrom > quietTo;
  return wallTimeOf(isOverNight ? Math.min(usual, minutesOf(quietFrom) - leastMinutes) : usual);
}

/**
 * When a draft made `at` can no longer be confirmed: at the end of the first working day whose list
 * named it, or would have.
 */
export function draftEnd(member: Drafter, at: Instant, calendar: HolidayCalendar): Instant {
  const { zone } = member;
  const time = minutesOf(member.pushes?.[draftsPush]?.at ?? draftsListTime(member));
  const first = epochDayAt(at, zone);
  for (let day = first as number; day < first + longestOpenDays; day++) {
    const date = civilDateOf(day as EpochDay);
    const night = nightOf(member, date);
    const isListed = firstInstantFrom(day as EpochDay, time, zone) > at;
    if (isListed && night > at && worksOn(member, date, calendar)) return night;
  }
  return (at + longestOpenDays * 86_400_000) as Instant;
}
