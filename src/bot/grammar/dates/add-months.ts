import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";

/** The same day so many months later, or the last day of a month that lacks it. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const target = year * 12 + month - 1 + months;
  const first = firstOf(target);
  const last = addDays(firstOf(target + 1), -1);
  const wanted = addDays(first, day - 1);
  if (wanted < last) return wanted;
  return last;
}

const firstOf = (months: number) => {
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01` as CivilDate;
};
