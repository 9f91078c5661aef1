import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { workdayFollowing } from "../../core/calendar/workdays/workday-following.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { travellersBetween, tripsFrom } from "../../store/calendar/trips.ts";
import { hostsBetween } from "../../store/calendar/visits.ts";
import { showTrip } from "./show-trip.app.ts";
import type { TripPlan } from "./trip-plan.core.ts";

/** No weekend with holidays beside it is longer, in days. */
const longestRest = 14;

/** Those occasions whose members have a trip, or a visit, about then. */
export async function amongTravellers(
  { store }: App,
  occasions: readonly Occasion[],
  _now: Instant,
): Promise<readonly Occasion[]> {
  const { organizationId } = store;
  if (organizationId === null) return occasions;
  const ids = occasions.map(({ recipient }) => recipientId(recipient));
  const days = occasions.map(({ windowKey }) => windowKey as CivilDate).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [since, end] = [addDays(first, -longestRest), addDays(last, longestRest)];
  const [travelling, hosts] = await Promise.all([
    travellersBetween(store, organizationId, ids, first, end),
    hostsBetween(store, organizationId, ids, since, end),
  ]);
  return occasions.filter(({ recipient }) => {
    const id = recipientId(recipient);
    return travelling.has(id) || hosts.has(id);
  });
}

/**
 * The trips that begin on a working day of the actor, or before their next one: of these they are told on
 * that morning.
 */
export async function findTripsOn(
  app: App,
  actor: Actor,
  day: CivilDate,
): Promise<readonly TripPlan[]> {
  const calendar = await calendarOf(app.store, actor.scope.organizationId);
  const next = workdayFollowing(actor.member, day, calendar);
  const trips = await tripsFrom(app.store, actor.scope, day);
  const beginning = trips.filter(({ from }) => from >= day && from <= next);
  return Promise.all(beginning.map((trip) => showTrip(app, actor, trip)));
}
