import type { DatedDay } from "../../core/calendar/dated-day.ts";
import { uncheckedDays } from "../../core/calendar/unchecked-days.ts";
import { peopledCountries } from "../../store/calendar/calendar-rules.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/**
 * The closed working days of a year that rest on one source, in the countries of customers and
 * members; those of most customers first. None while there is no organization.
 */
export async function findUncheckedDays(
  { store }: App,
  year: number,
): Promise<readonly (DatedDay & { readonly country: string })[]> {
  const organization = await theOrganization(store);
  if (organization === null) return [];
  const places = await peopledCountries(store, wholeScope(organization.id));
  return places.flatMap(({ country }) =>
    uncheckedDays(country, year).map((day) => ({ ...day, country })),
  );
}
