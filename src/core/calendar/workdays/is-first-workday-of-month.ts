import type { Member } from "../../members/member.ts";
import type { CivilDate } from "../../time/civil.ts";
import { addDays } from "../../time/civil-date.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { worksOn } from "./works-on.ts";

/** Whether a date is the first of its month on which somebody works. */
export function isFirstWorkdayOfMonth(
  who: Pick<Member, "workdays" | "country">,
  date: CivilDate,
  calendar: HolidayCalendar,
): boolean {
  if (!worksOn(who, date, calendar)) return false;
  for (let day = 1; day < Number(date.slice(8)); day++)
    if (worksOn(who, addDays(date, -day), calendar)) return false;
  return true;
}
