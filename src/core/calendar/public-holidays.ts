import type { EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { countryOfPlace } from "./calendar-place.ts";
import type { DatedDay } from "./dated-day.ts";
import type { HolidayCalendar, SpecialDay } from "./holiday-calendar.ts";
import { libraryDays } from "./library-days.ts";
import { noticedDays } from "./noticed-days.ts";
import { officialDays } from "./official-days.ts";

/** Special days of one year by the day of the year, from 0. */
type YearTable = readonly (SpecialDay | null)[];

const ordinary: YearTable = [];
const tables = new Map<string, (YearTable | undefined)[]>();

/**
 * Public holidays, half days and make-up working days of every country that we have a calendar of,
 * 1970 to 2099. A country and year without one keeps its usual week; `calendarGap` tells which.
 * The table of a year is made with the first question about it and kept.
 */
export const publicHolidays: HolidayCalendar = { on: specialDayOn, atWork: specialDayOn };

function specialDayOn(place: string, day: EpochDay): SpecialDay | null {
  const year = Math.floor((4 * day + 2) / 1461);
  let years = tables.get(place);
  if (years === undefined) {
    years = [];
    tables.set(place, years);
  }
  const table = years[year] ?? tabulate(place, year);
  years[year] = table;
  return table[day - firstDayOf(year)] ?? null;
}

/**
 * Special days of a country in a year: those of the frozen table, else of the library, with what
 * notices add to them and take from them; null where no source knows the country.
 */
export function specialDaysOf(country: string, year: number): readonly DatedDay[] | null {
  const table = officialDays(country, year) ?? libraryDays(country, year);
  return table && corrected(table, country, year);
}

function corrected(days: readonly DatedDay[], place: string, year: number): readonly DatedDay[] {
  const { added, revoked } = noticedDays(place, year);
  return [...days.filter(({ date }) => !revoked.has(date)), ...added];
}

/** 1970-01-01 for 0, 1971-01-01 for 1. Every fourth year is a leap year until 2099. */
const firstDayOf = (yearFrom1970: number): number =>
  365 * yearFrom1970 + Math.floor((yearFrom1970 + 1) / 4);

function tabulate(place: string, yearFrom1970: number): YearTable {
  const year = 1970 + yearFrom1970;
  const country = countryOfPlace(place);
  const national = specialDaysOf(country, year);
  if (national === null) return ordinary;
  const days = place === country ? national : corrected(national, place, year);
  const first = firstDayOf(yearFrom1970) as EpochDay;
  const table: (SpecialDay | null)[] = new Array(366).fill(null);
  for (const { date, ...day } of days) {
    const index = epochDayOf(date) - first;
    const other = table[index];
    if (index < 0 || index > 365) continue;
    table[index] = other ? both(other, day) : day;
  }
  return table;
}

/** Two holidays on one day: closed if one of them is. */
function both(one: SpecialDay, other: SpecialDay): SpecialDay {
  if (one.name === other.name) return one.kind === "closed" ? one : other;
  const [first, second] = one.kind === "closed" ? [one, other] : [other, one];
  return second.kind === "closed" ? { ...first, name: `${first.name}; ${second.name}` } : first;
}
