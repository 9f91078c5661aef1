import type { Member } from "../member.ts";
import type { CivilDate } from "../time/civil.ts";
import { epochDayOf, weekdayOfDay } from "../time/epoch-day.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";
import { weekendOf } from "./weekend.ts";

/**
 * Whether a member works on a date: one of their weekdays, and neither a public holiday of their
 * country nor a day off of our company; or a make-up day for a weekend that they otherwise keep.
 */
export function worksOn(
  { workdays, country }: Pick<Member, "workdays" | "country">,
  date: CivilDate,
  calendar: HolidayCalendar,
): boolean {
  const day = epochDayOf(date);
  const weekday = weekdayOfDay(day);
  const special = calendar.atWork(country, day);
  if (special?.kind === "open" && weekendOf(country).includes(weekday)) return true;
  return workdays.includes(weekday) && special?.kind !== "closed";
}
