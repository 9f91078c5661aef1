import type { CivilDate, EpochDay } from "../../time/civil.ts";
import { civilDateOf, epochDayOf } from "../../time/epoch-day.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { worksOn } from "./works-on.ts";

/** The how-manieth working day of its month a date is for a member; 0 when they do not work on it. */
export function workdayOfMonth(
  member: Parameters<typeof worksOn>[0],
  date: CivilDate,
  calendar: HolidayCalendar,
): number {
  if (!worksOn(member, date, calendar)) return 0;
  const last = epochDayOf(date);
  let count = 0;
  for (let day = last - Number(date.slice(8)) + 1; day <= last; day++) {
    if (worksOn(member, civilDateOf(day as EpochDay), calendar)) count++;
  }
  return count;
}
