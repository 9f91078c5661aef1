import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { Trip } from "../../core/calendar/trip.ts";
import type { Visit } from "../../core/calendar/visit.ts";
import type { DatedOwed } from "../../core/owed/owed.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { dueCustomers } from "../../store/cadence/due-customers.ts";
import { tripsFrom } from "../../store/calendar/trips.ts";
import { visitsFrom } from "../../store/calendar/visits.ts";
import { findOwedBy } from "../../store/owed/find-owed.ts";

/** How far ahead a calendar looks, and how many dues it holds. */
const [daysAhead, mostDues] = [60, 300];
/** What is owed is listed up to so many. */
const mostOwed = 300;
/** Trips and visits that ended so lately stay. */
const daysBack = 30;

/** What a member's calendar tells of: their own customers alone, and those that are lent to them. */
export type CalendarContent = {
  readonly today: CivilDate;
  readonly dues: readonly DueCustomer[];
  readonly owed: readonly DatedOwed[];
  readonly trips: readonly Trip[];
  readonly visits: readonly Visit[];
};

/** Collects it. Whoever asked for no contact is not in it. */
export async function calendarContent({ store }: App, actor: Actor): Promise<CalendarContent> {
  const { member, now } = actor;
  const { lenders = [] } = actor.scope;
  const scope = { ...actor.scope, owners: [member.id, ...lenders] };
  const today = civilDateAt(now, member.zone);
  const until = addDays(today, daysAhead);
  const end = (now + daysAhead * 86_400_000) as Instant;
  const [dues, owed, trips, visits] = await Promise.all([
    dueCustomers(store, scope, { end, movedUntil: end, today, limit: mostDues }),
    findOwedBy(store, scope, until),
    tripsFrom(store, scope, addDays(today, -daysBack)),
    visitsFrom(store, scope, addDays(today, -daysBack)),
  ]);
  return { today, dues, owed: owed.slice(-mostOwed), trips, visits };
}
