import { isAway } from "../../members/absence.ts";
import type { Member } from "../../members/member.ts";
import type { CivilDate } from "../../time/civil.ts";
import { epochDayOf, weekdayOfDay } from "../../time/epoch-day.ts";
import type { HolidayCalendar } from "../holiday-calendar.ts";
import { weekendOf } from "./weekend.ts";

/**
 * Whether a member works on a date: one of their weekdays, and neither a public holiday of their
 * country nor a day off of our company, nor one of their own; or a make-up day for a weekend that
 * they otherwise keep.
 */
export function worksOn(
  { workdays, country, absences }: Pick<Member, "workdays" | "country" | "absences">,
  date: CivilDate,
  calendar: HolidayCalendar,
): boolean {
  if (isAway(absences, date)) return false;
  const day = epochDayOf(date);
  const weekday = weekdayOfDay(day);
  const special = calendar.atWork(country, day);
  if (special?.kind === "open" && weekendOf(country).includes(weekday)) return true;
  return workdays.includes(weekday) && special?.kind !== "closed";
}
