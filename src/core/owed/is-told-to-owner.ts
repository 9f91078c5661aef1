import { remindsOn } from "../cadence/reminds-on.ts";
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { restAfter } from "../greetings/rest-after.ts";
import type { Member } from "../members/member.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";

/** Working days overdue from which on what is owed is the manager's business as well. */
const forManagers = 3;

/**
 * Whether the owner is told this morning of what is owed: on its day, before the days off on which
 * that falls, and while it is overdue.
 */
export function isToldToOwner(
  member: Member,
  date: CivilDate,
  dueOn: CivilDate,
  calendar: HolidayCalendar,
): boolean {
  if (dueOn >= date) return dueOn <= addDays(date, restAfter(member, date, calendar));
  return remindsOn(member, date, dueOn, calendar);
}

/** Whether a manager is told of what somebody they lead owes: when it is overdue for long. */
export const isToldToManager = (
  member: Member,
  date: CivilDate,
  dueOn: CivilDate,
  calendar: HolidayCalendar,
): boolean => remindsOn(member, date, dueOn, calendar, forManagers);
