import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { IntlCalendar } from "./festival.ts";

/** Dates of a year by `month/day` of the other calendar: two of them where its year is shorter. */
type YearByCalendar = ReadonlyMap<string, readonly CivilDate[]>;

const years = new Map<string, YearByCalendar>();

/**
 * First days of months that ICU begins a day too late: by the published calendar of Umm al-Qura, from
 * which vacanza/holidays 0.105 has the feasts of 2024 to 2035.
 */
const beginEarlier: ReadonlySet<string> = new Set(
  "2029-11-07 2030-05-03 2031-10-17 2031-12-15 2033-01-02 2033-03-02 2033-05-29 2034-03-21 2035-02-09".split(
    " ",
  ),
);

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
  const read = (date: CivilDate) => {
    const parts = format.formatToParts(epochDayOf(date) * 86_400_000);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    return { month: part("month"), day: Number(part("day")) };
  };
  const dates = new Map<string, CivilDate[]>();
  const first = `${year}-01-01` as CivilDate;
  for (let date = first; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    const { month, day } = calendar === "islamic-umalqura" ? published(date, read) : read(date);
    const key = `${month}/${day}`;
    dates.set(key, [...(dates.get(key) ?? []), date]);
  }
  return dates;
}

type MonthDay = { readonly month: string; readonly day: number };

/** Month and day by the published calendar, where that of ICU lags by a day for a month. */
function published(date: CivilDate, read: (date: CivilDate) => MonthDay): MonthDay {
  if (beginEarlier.has(date)) return { month: read(addDays(date, 1)).month, day: 1 };
  const { month, day } = read(date);
  return { month, day: beginEarlier.has(addDays(date, -day)) ? day + 1 : day };
}
