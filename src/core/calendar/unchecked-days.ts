import type { CivilDate } from "../time/civil.ts";
import { weekdayOf } from "../time/civil-date.ts";
import type { DatedDay } from "./dated-day.ts";
import { libraryDays } from "./library-days.ts";
import { noticedDays } from "./noticed-days.ts";
import { officialDays } from "./official-days.ts";
import { specialDaysOf } from "./public-holidays.ts";
import { weekendOf } from "./workdays/weekend.ts";

/**
 * The closed working days of a country and year that rest on one source: of the frozen table, the
 * library and the notices, which come about independently, only one has the date. In order of date.
 */
export function uncheckedDays(country: string, year: number): readonly DatedDay[] {
  const families = [
    officialDays(country, year) ?? [],
    libraryDays(country, year) ?? [],
    noticedDays(country, year).added,
  ].map(closedDates);
  const weekend = weekendOf(country);
  return (specialDaysOf(country, year) ?? [])
    .filter(
      ({ date, kind }) =>
        kind === "closed" &&
        !weekend.includes(weekdayOf(date)) &&
        families.filter((dates) => dates.has(date)).length === 1,
    )
    .sort((one, other) => one.date.localeCompare(other.date));
}

const closedDates = (days: readonly DatedDay[]): ReadonlySet<CivilDate> =>
  new Set(days.filter(({ kind }) => kind === "closed").map(({ date }) => date));
