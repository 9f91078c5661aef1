import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { prepareCall } from "../../app/customer/prepare-call.ts";
import { workdayFollowing } from "../../core/calendar/workdays/workday-following.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { visitsFrom } from "../../store/calendar/visits.ts";
import type { PreparedVisit } from "./prepared-visit.core.ts";

/** No weekend with holidays beside it is longer, in days. */
const longestRest = 14;

/**
 * The visits of the actor's own customers, and of those that are lent to them, of which they are told on the morning of
 * a working day: those of the day and until their next one, and those since the one before of which nothing is noted.
 */
export async function findVisitsOn(
  app: App,
  actor: Actor,
  day: CivilDate,
): Promise<readonly PreparedVisit[]> {
  const { member, scope } = actor;
  const own = { ...scope, owners: [member.id, ...(scope.lenders ?? [])] };
  const calendar = await calendarOf(app.store, scope.organizationId);
  const next = workdayFollowing(member, day, calendar);
  const visits = await visitsFrom(app.store, own, addDays(day, -longestRest));
  const told = visits.filter(({ on, touchedAt }) =>
    on < day
      ? workdayFollowing(member, on, calendar) === day &&
        (touchedAt === null || civilDateAt(touchedAt, member.zone) < on)
      : on <= next,
  );
  return Promise.all(
    told.map(async (visit) => ({ visit, card: await prepareCall(app, actor, visit.customerId) })),
  );
}
