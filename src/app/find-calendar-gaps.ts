import { calendarGap } from "../core/calendar/calendar-gap.ts";
import type { CountryGap } from "../core/holiday-outlook.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { addDays } from "../core/time/civil-date.ts";
import { calendarOf } from "../store/calendar-of.ts";
import { peopledCountries } from "../store/calendar-rules.ts";
import type { Scope } from "../store/scope.ts";
import type { App } from "./app.ts";

/** How far ahead plans reach, in days: the longest gap of a cadence and a walk over closed days. */
const ahead = 400;

/** The years of the countries of customers and members that we plan without knowing their days. */
export async function findCalendarGaps(
  { store }: App,
  scope: Scope,
  today: CivilDate,
): Promise<CountryGap[]> {
  const calendar = await calendarOf(store, scope.organizationId);
  const first = Number(today.slice(0, 4));
  const last = Number(addDays(today, ahead).slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (await peopledCountries(store, scope)).flatMap((place) =>
    years.flatMap((year) => {
      const gap = calendarGap(place.country, year, calendar);
      return gap === null ? [] : [{ ...place, year, gap }];
    }),
  );
}
