import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { isUrgent, urgentTiers } from "../../core/cadence/is-urgent.ts";
import { windowNow } from "../../core/cadence/window-now.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { workdaysAfter } from "../../core/calendar/workdays/workdays-after.ts";
import type { Member } from "../../core/members/member.ts";
import { nudgeAt, nudgeSpan } from "../../core/push/nudge-span.ts";
import type { Roster } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { overdueCustomers } from "../../store/cadence/due-customers.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** Working days overdue on which the owner is nudged, and every how many days after the last of them. */
const nudgedOn = [1, 3, 5, 10];
const nudgedEvery = 5;

/** An overdue customer and for how many working days of a member. */
export type Overdue = { readonly customer: DueCustomer; readonly workdays: number };

/** An overdue customer and when their window opens. */
export type Opening = { readonly customer: DueCustomer; readonly opensAt: Instant };

/** The KA and A customers of some owners who are overdue at an instant, the longest first. */
export async function findOverdue(
  { store }: App,
  scope: Scope,
  owners: readonly string[],
  at: Instant,
): Promise<DueCustomer[]> {
  if (owners.length === 0) return [];
  const found = await overdueCustomers(store, scope, urgentTiers, owners, at);
  return found.filter((one) => isUrgent(one, at));
}

/**
 * The overdue customers of some owners who are to be named at `at`, on one of the days on which a
 * member is reminded of them, the first to open first.
 */
export async function findOpening(
  app: App,
  scope: Scope,
  owners: readonly string[],
  at: Instant,
  { calendar }: Pick<Roster, "calendar">,
  memberOf: (owner: string | null) => Member | undefined,
): Promise<Opening[]> {
  const overdue = await findOverdue(app, scope, owners, at);
  if (overdue.length === 0) return [];
  const { policy } = await planningOf(app.store, scope.organizationId);
  const byMember = new Map<Member, Opening[]>();
  for (const customer of overdue) {
    const member = memberOf(customer.owner);
    if (member === undefined || !isNudgedOn(member, customer, at, calendar)) continue;
    const { from, to } = nudgeSpan(member, at);
    const opensAt = openingAfter(customer, from, policy, calendar);
    if (opensAt === null || opensAt >= to) continue;
    byMember.set(member, [...(byMember.get(member) ?? []), { customer, opensAt }]);
  }
  return [...byMember].flatMap(([member, opening]) => {
    const named = nudgeAt(
      nudgeSpan(member, at),
      opening.map(({ opensAt }) => opensAt),
    );
    return named === at ? opening.sort((a, b) => a.opensAt - b.opensAt) : [];
  });
}

function isNudgedOn(
  member: Member,
  { dueOn }: DueCustomer,
  at: Instant,
  calendar: HolidayCalendar,
): boolean {
  const workdays = workdaysAfter(member, dueOn, civilDateAt(at, member.zone), calendar);
  const last = nudgedOn.at(-1) ?? 0;
  return nudgedOn.includes(workdays) || (workdays > last && (workdays - last) % nudgedEvery === 0);
}

/** When a customer's window opens from then on; null where it is open before. */
function openingAfter(
  customer: DueCustomer,
  from: Instant,
  policy: CadencePolicy,
  calendar: HolidayCalendar,
): Instant | null {
  const window = windowNow(customer, (from - 1) as Instant, policy, calendar);
  if (window.state === "open") return null;
  return window.state === "opens" ? window.opensAt : window.nextOpensAt;
}
