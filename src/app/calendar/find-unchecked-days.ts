import type { DatedDay } from "../../core/calendar/dated-day.ts";
import { uncheckedDays } from "../../core/calendar/unchecked-days.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { peopledCountries } from "../../store/calendar/calendar-rules.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { checkAdmin } from "./edit-holidays.ts";

/** A closed working day that rests on one source, and the ISO country that has it. */
export type UncheckedDay = DatedDay & { readonly country: string };

/**
 * The closed working days of a year that rest on one source, in the countries of customers and
 * members; those of most customers first. None while there is no organization.
 */
export async function findUncheckedDays(app: App, year: number): Promise<readonly UncheckedDay[]> {
  const organization = await theOrganization(app.store);
  if (organization === null) return [];
  return daysOf(await peopled(app, wholeScope(organization.id)), [year]);
}

/**
 * The same for an admin in the chat: of one country alone where it is given, of one year, else from
 * today to the end of next year. Throws `Refusal` `admin-only`.
 */
export async function listUncheckedDays(
  app: App,
  actor: Actor,
  country: string | null,
  year: number | null,
): Promise<readonly UncheckedDay[]> {
  checkAdmin(actor);
  const today = civilDateAt(actor.now, actor.member.zone);
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? [thisYear, thisYear + 1] : [year];
  const countries = country === null ? await peopled(app, actor.scope) : [country];
  return daysOf(countries, years).filter(({ date }) => year !== null || date >= today);
}

const peopled = async ({ store }: App, scope: Scope): Promise<readonly string[]> =>
  (await peopledCountries(store, scope)).map(({ country }) => country);

const daysOf = (countries: readonly string[], years: readonly number[]): readonly UncheckedDay[] =>
  countries.flatMap((country) =>
    years.flatMap((year) => uncheckedDays(country, year).map((day) => ({ ...day, country }))),
  );
