import type { CivilDate, EpochDay } from "../../time/civil.ts";
import { civilDateOf, epochDayOf } from "../../time/epoch-day.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { worksOn } from "./works-on.ts";

/** Nobody is away from work for longer. */
const longestBreak = 21;

/** The member's last working day before a date, at most 21 days before it. */
export function workdayBefore(
  member: Parameters<typeof worksOn>[0],
  date: CivilDate,
  calendar: HolidayCalendar,
): CivilDate {
  const today = epochDayOf(date);
  for (let days = 1; days < longestBreak; days++) {
    const day = civilDateOf((today - days) as EpochDay);
    if (worksOn(member, day, calendar)) return day;
  }
  return civilDateOf((today - longestBreak) as EpochDay);
}
