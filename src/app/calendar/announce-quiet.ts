import { closuresAhead } from "../../core/calendar/ahead-of-closures.ts";
import type { QuietNotice } from "../../core/calendar/closure-notice.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import type { Member } from "../../core/members/member.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { countriesOfOwners, customersIn } from "../../store/calendar/closure-customers.ts";
import { loansAt } from "../../store/members/handovers.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** A member and a working day of theirs. */
type Morning = { readonly member: Member; readonly date: CivilDate };

/** Who of the member's customers closes for long ten working days after a date; null for nobody. */
export async function announceQuiet(
  { store }: App,
  { member, scope }: Actor,
  date: CivilDate,
): Promise<QuietNotice | null> {
  const calendar = await calendarOf(store, scope.organizationId);
  const owners = [member.id, ...(scope.lenders ?? [])];
  const own = { ...scope, owners };
  const places = await countriesOfOwners(store, own, owners);
  const runs = runsAhead(
    { member, date },
    [...new Set(places.flatMap(({ countries }) => countries))],
    calendar,
  );
  if (runs.length === 0) return null;
  const countries = runs.map(({ country }) => country);
  const customers = await customersIn(store, own, countries);
  const closures = runs
    .map((run) => ({ run, customers: customers.filter(({ country }) => country === run.country) }))
    .sort((a, b) => b.customers.length - a.customers.length);
  return { closures, total: customers.length };
}

/** On which of these mornings a member is to be told. */
export async function quietMornings<T extends Morning>(
  { store }: App,
  mornings: readonly T[],
  now: Instant,
): Promise<T[]> {
  const organization = await theOrganization(store);
  if (organization === null) return [];
  const calendar = await calendarOf(store, organization.id);
  const ids = [...new Set(mornings.map(({ member }) => member.id))];
  const loans = await loansAt(store, ids, now);
  const owners = [...new Set([...ids, ...loans.map(({ lenderId }) => lenderId)])];
  const rows = await countriesOfOwners(store, wholeScope(organization.id), owners);
  const places = new Map(rows.map(({ ownerId, countries }) => [ownerId, countries]));
  const countriesOf = (id: string): readonly string[] => [
    ...new Set(
      [
        id,
        ...loans.filter(({ borrowerId }) => borrowerId === id).map(({ lenderId }) => lenderId),
      ].flatMap((owner) => places.get(owner) ?? []),
    ),
  ];
  return mornings.filter(
    (morning) => runsAhead(morning, countriesOf(morning.member.id), calendar).length > 0,
  );
}

/** Of the member's own country they know themselves. */
const runsAhead = (
  { member, date }: Morning,
  countries: readonly string[],
  calendar: HolidayCalendar,
) =>
  countries
    .filter((country) => country !== member.country)
    .flatMap((country) => closuresAhead(member, date, country, calendar));
