import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { worksOn } from "../../core/calendar/workdays/works-on.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";

/** Farther back nobody looks, in days. */
const farthest = 366;

/** The working day of a member that lies so many of them before a date: with 1 the last one before it. */
export function workdaysBefore(
  member: Parameters<typeof worksOn>[0],
  date: CivilDate,
  workdays: number,
  calendar: HolidayCalendar,
): CivilDate {
  let found = date;
  let left = workdays;
  for (let day = 1; left > 0 && day <= farthest; day++) {
    found = addDays(date, -day);
    if (worksOn(member, found, calendar)) left--;
  }
  return found;
}
