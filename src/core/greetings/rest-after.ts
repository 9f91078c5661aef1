import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { worksOn } from "../calendar/workdays/works-on.ts";
import type { Member } from "../members/member.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";

/** Longer than any holiday; who is away for longer is told of two weeks. */
const most = 14;

/** How many days off follow a date: what falls on them is told before. */
export function restAfter(member: Member, date: CivilDate, calendar: HolidayCalendar): number {
  let days = 0;
  while (days < most && !worksOn(member, addDays(date, days + 1), calendar)) days++;
  return days;
}
