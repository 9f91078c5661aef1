import type { CivilDate, EpochDay } from "../../time/civil.ts";
import { civilDateOf, epochDayOf } from "../../time/epoch-day.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { worksOn } from "./works-on.ts";

/** More are not counted. */
const most = 366;

/** How many working days a member has after one date, up to and with another; 0 to 366. */
export function workdaysAfter(
  member: Parameters<typeof worksOn>[0],
  from: CivilDate,
  to: CivilDate,
  calendar: HolidayCalendar,
): number {
  const last = epochDayOf(to);
  let count = 0;
  for (let day = Math.max(epochDayOf(from) + 1, last - most + 1); day <= last; day++) {
    if (worksOn(member, civilDateOf(day as EpochDay), calendar)) count++;
  }
  return count;
}
