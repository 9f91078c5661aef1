import { calendarGap } from "../../core/calendar/calendar-gap.ts";
import type { CountryGap } from "../../core/calendar/holiday-outlook.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { peopledCountries } from "../../store/calendar/calendar-rules.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import type { Scope } from "../../store/scope.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** How far ahead plans reach, in days: the longest gap of a cadence and a walk over closed days. */
const ahead = 400;

/** The same for the whole organization; none while there is no organization. */
export async function findAllCalendarGaps(app: App, now: Instant): Promise<CountryGap[]> {
  const organization = await theOrganization(app.store);
  if (organization === null) return [];
  const today = civilDateAt(now, organization.zone as Zone);
  return findCalendarGaps(app, wholeScope(organization.id), today);
}

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
