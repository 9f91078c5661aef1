import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { IntlCalendar } from "./festival.ts";

/** Dates of a year by `month/day` of the other calendar: two of them where its year is shorter. */
type YearByCalendar = ReadonlyMap<string, readonly CivilDate[]>;

const years = new Map<string, YearByCalendar>();

/** Civil dates in a year that a day of another calendar falls on: none, one or two. */
export function intlDates(
  calendar: IntlCalendar,
  month: string,
  day: number,
  year: number,
): readonly CivilDate[] {
  const key = `${calendar} ${year}`;
  const known = years.get(key) ?? readYear(calendar, year);
  years.set(key, known);
  return known.get(`${month}/${day}`) ?? [];
}

function readYear(calendar: IntlCalendar, year: number): YearByCalendar {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    day: "numeric",
    month: calendar === "hebrew" ? "long" : "numeric",
    timeZone: "UTC",
  });
  const dates = new Map<string, CivilDate[]>();
  const first = `${year}-01-01` as CivilDate;
  for (let date = first; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    const parts = format.formatToParts(epochDayOf(date) * 86_400_000);
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    const key = `${part("month")}/${part("day")}`;
    dates.set(key, [...(dates.get(key) ?? []), date]);
  }
  return dates;
}
