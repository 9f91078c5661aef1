import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { workdayBefore } from "../calendar/workdays/workday-before.ts";
import { workdaysAfter } from "../calendar/workdays/workdays-after.ts";
import type { Member } from "../members/member.ts";
import type { CivilDate } from "../time/civil.ts";
import { isoWeekOf } from "../time/iso-week.ts";

/**
 * Whether a member is reminded of something overdue on a working day: on the first and the third
 * after its date, then with everything else that is overdue on the first of each week. Never again
 * would lose it, every day would be noise. `earliest`: the working day with which it begins.
 */
export function remindsOn(
  member: Member,
  date: CivilDate,
  dueOn: CivilDate,
  calendar: HolidayCalendar,
  earliest = 1,
): boolean {
  const workdays = workdaysAfter(member, dueOn, date, calendar);
  if (workdays < earliest) return false;
  if (workdays === 1 || workdays === 3) return true;
  return workdays > 3 && isoWeekOf(workdayBefore(member, date, calendar)) !== isoWeekOf(date);
}
