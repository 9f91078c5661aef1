import type { CivilDate } from "../../time/civil.ts";
import { addDays } from "../../time/civil-date.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { worksOn } from "./works-on.ts";

/** Farther ahead nobody looks, in days. */
const farthest = 366;

/** The date on which so many working days of a member are over, counted from the day after `from`. */
export function workdayOn(
  member: Parameters<typeof worksOn>[0],
  from: CivilDate,
  workdays: number,
  calendar: HolidayCalendar,
): CivilDate {
  let date = from;
  let left = workdays;
  for (let day = 1; left > 0 && day <= farthest; day++) {
    date = addDays(from, day);
    if (worksOn(member, date, calendar)) left--;
  }
  return date;
}
