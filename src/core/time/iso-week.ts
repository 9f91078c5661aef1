import type { CivilDate, EpochDay } from "./civil.ts";
import { addDays, weekdayOf } from "./civil-date.ts";
import { civilDateOf, epochDayOf } from "./epoch-day.ts";

/** The week of a date as `2026-W48` (ISO 8601: weeks begin on Monday and belong to the year of their Thursday). */
export function isoWeekOf(date: CivilDate): string {
  const thursday = epochDayOf(addDays(date, 4 - weekdayOf(date)));
  const year = civilDateOf(thursday).slice(0, 4);
  const firstDay = epochDayOf(`${year}-01-01` as CivilDate);
  const week = Math.floor(((thursday - firstDay) as EpochDay) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
