import { LunarDay, LunarMonth, SolarTerm } from "tyme4ts";
import type { CivilDate } from "../time/civil.ts";

/**
 * Civil date of a day of the Chinese lunar calendar, in its regular month; `year` is the lunar one,
 * which begins in January or February of that number. The 30th is the 29th where the month has no
 * more days. By tyme4ts: the calendar of Node's Intl is a day off in 2027 and 2030.
 */
export function chineseDate(year: number, month: number, day: number): CivilDate {
  const last = LunarMonth.fromYm(year, month).getDayCount();
  return written(LunarDay.fromYmd(year, month, Math.min(day, last)).getSolarDay());
}

/** Civil date of a solar term in a year: 7 is Qingming, 24 the winter solstice. */
export function solarTermDate(year: number, term: number): CivilDate {
  return written(SolarTerm.fromIndex(year, term).getJulianDay().getSolarDay());
}

function written(day: { getYear(): number; getMonth(): number; getDay(): number }): CivilDate {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${day.getYear()}-${pad(day.getMonth())}-${pad(day.getDay())}` as CivilDate;
}
