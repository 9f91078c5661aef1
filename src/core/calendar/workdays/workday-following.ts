import type { CivilDate } from "../../time/civil.ts";
import { addDays } from "../../time/civil-date.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { worksOn } from "./works-on.ts";

/** Nobody is away from work for longer. */
const longestBreak = 21;

/** The member's first working day after a date, at most 21 days after it. */
export function workdayFollowing(
  member: Parameters<typeof worksOn>[0],
  date: CivilDate,
  calendar: HolidayCalendar,
): CivilDate {
  for (let days = 1; days < longestBreak; days++) {
    const day = addDays(date, days);
    if (worksOn(member, day, calendar)) return day;
  }
  return addDays(date, longestBreak);
}
