import type { LadderWeeks } from "../../core/calendar/ahead-of-closures.ts";
import { runFrom } from "../../core/calendar/ahead-of-closures.ts";
import type { ShutdownNotice } from "../../core/calendar/closure-notice.ts";
import { worksOn } from "../../core/calendar/workdays/works-on.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { customersToTell, ownersToTell } from "../../store/calendar/closure-customers.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** An order is probably under way for so many days: nothing says when one is shipped. */
const orderDays = 90;
const longest = 120;

/**
 * Whom the member, for a list that is lent to them too, tells of our long holiday that begins on a date, `weeks` before it: customers who
 * ordered lately first, then KA and A. Null when there is nobody to tell or no such holiday.
 */
export async function announceShutdown(
  { store }: App,
  { member, scope, now }: Actor,
  begins: CivilDate,
  weeks: LadderWeeks,
): Promise<ShutdownNotice | null> {
  const calendar = await calendarOf(store, scope.organizationId);
  const run = runFrom(calendar, "atWork", member.country, begins);
  if (run === null) return null;
  const since = addDays(civilDateAt(now, member.zone), -orderDays);
  const own = { ...scope, owners: [member.id, ...(scope.lenders ?? [])] };
  const customers = await customersToTell(store, own, since);
  if (customers.length === 0) return null;
  const isOrdered = (on: CivilDate | null) => on !== null && on >= since;
  const workday = (from: CivilDate, step: 1 | -1): CivilDate => {
    let day = addDays(from, step);
    for (let left = longest; left > 0 && !worksOn(member, day, calendar); left--) {
      day = addDays(day, step);
    }
    return day;
  };
  return {
    run,
    weeks,
    lastDay: workday(run.from, -1),
    backOn: workday(run.to, 1),
    orderDays,
    ordered: customers.filter(({ lastOrderOn }) => isOrdered(lastOrderOn)),
    important: customers.filter(({ lastOrderOn }) => !isOrdered(lastOrderOn)),
  };
}

/** Those of these members who have somebody to tell. */
export async function membersWithShutdown(
  { store }: App,
  memberIds: readonly string[],
  today: CivilDate,
): Promise<readonly string[]> {
  const organization = await theOrganization(store);
  if (organization === null) return [];
  return ownersToTell(store, wholeScope(organization.id), memberIds, addDays(today, -orderDays));
}
