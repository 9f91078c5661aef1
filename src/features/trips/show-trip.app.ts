import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { overdueDays } from "../../core/cadence/overdue-days.ts";
import { calendarDays } from "../../core/calendar/calendar-days.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import type { Trip } from "../../core/calendar/trip.ts";
import { filterOfTrip } from "../../core/search/filter-of-trip.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { dueCustomers } from "../../store/cadence/due-customers.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { passing } from "../../store/search/find-customers.ts";
import { type ClosedDay, stopsOf, type TripPlan } from "./trip-plan.core.ts";

/** So many customers of a trip are listed; nobody sees more on one. */
const mostShown = 30;
/** And so many are counted. */
const mostCounted = 1000;
/** Whoever may be contacted has a due before this. */
const everAfter = Date.UTC(9000, 0) as Instant;

/** Whom a trip may see: the customers that the actor sees there, with what is overdue and when it is closed. */
export async function showTrip({ store }: App, actor: Actor, trip: Trip): Promise<TripPlan> {
  const { scope, now, member } = actor;
  if (trip.countries.length + trip.cities.length === 0)
    return { trip, stops: [], total: 0, shown: 0, cities: 0, late: 0 };
  const found = await dueCustomers(store, scope, {
    end: everAfter,
    movedUntil: everAfter,
    today: civilDateAt(now, member.zone),
    limit: mostCounted,
    among: await passing(store, scope, filterOfTrip(trip), now),
  });
  const own = found.filter(({ owner }) => owner === member.handle);
  const customers =
    own.length > 0 && member.role === "sales" ? found : own.length > 0 ? own : found;
  const listed = customers.slice(0, mostShown);
  const calendar = await calendarOf(store, scope.organizationId);
  const isLate = (one: DueCustomer) => overdueDays(one, now) > 0;
  const stops = stopsOf(listed, isLate).map((stop) => ({
    customers: stop,
    closed: closedDays(trip, stop[0]?.country ?? null, stop[0]?.city ?? null, calendar),
  }));
  const cities = stopsOf(customers, isLate).filter(([first]) => first?.city != null).length;
  const late = customers.filter(isLate).length;
  return { trip, stops, total: customers.length, shown: listed.length, cities, late };
}

/** On which days of a trip a city is closed. */
function closedDays(
  { from, to }: Trip,
  country: string | null,
  city: string | null,
  calendar: HolidayCalendar,
): ClosedDay[] {
  if (country === null) return [];
  return calendarDays(country, from, to, calendar, city)
    .filter(({ state }) => state === "closed")
    .map(({ date, name }) => ({ date, name }));
}
