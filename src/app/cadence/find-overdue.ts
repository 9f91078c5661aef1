import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { isUrgent, urgentTiers } from "../../core/cadence/is-urgent.ts";
import { windowNow } from "../../core/cadence/window-now.ts";
import { workdaysAfter } from "../../core/calendar/workdays/workdays-after.ts";
import type { Member } from "../../core/members/member.ts";
import { mostInterruptions } from "../../core/push/interruptions.ts";
import { nudgeSlot } from "../../core/push/nudge-slots.ts";
import { type Occasion, type Roster, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { overdueCustomers } from "../../store/cadence/due-customers.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import { countInterruptions } from "../../store/push/interruptions.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";
import { everybody } from "../push/roster.ts";

/** Working days overdue on which the owner is nudged; what goes on for longer is in the digests. */
const nudgedOn = [1, 3, 5, 10];

/** An overdue customer and for how many working days of a member. */
export type Overdue = { readonly customer: DueCustomer; readonly workdays: number };

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
 * The overdue customers of some owners whose window opened in the quarter of an hour up to `at`, on
 * one of the days on which a member is reminded of them.
 */
export async function findOpening(
  app: App,
  scope: Scope,
  owners: readonly string[],
  at: Instant,
  { calendar }: Pick<Roster, "calendar">,
  memberOf: (owner: string | null) => Member | undefined,
): Promise<Overdue[]> {
  const overdue = await findOverdue(app, scope, owners, at);
  if (overdue.length === 0) return [];
  const { policy } = await planningOf(app.store, scope.organizationId);
  const stateAt = (customer: DueCustomer, then: number) =>
    windowNow(customer, then as Instant, policy, calendar).state;
  return overdue.flatMap((customer) => {
    const member = memberOf(customer.owner);
    if (member === undefined) return [];
    const today = civilDateAt(at, member.zone);
    const workdays = workdaysAfter(member, customer.dueOn, today, calendar);
    if (!nudgedOn.includes(workdays)) return [];
    const opened = stateAt(customer, at) === "open" && stateAt(customer, at - nudgeSlot) !== "open";
    return opened ? [{ customer, workdays }] : [];
  });
}

/**
 * Of the occasions of the last quarter of an hour those of members with somebody to reach from then
 * on, who were not interrupted too often that day.
 */
export async function amongOpening(
  app: App,
  occasions: readonly Occasion[],
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  const at = occasions.at(-1)?.tick;
  if (roster === null || at === undefined) return [];
  const now = occasions.filter(({ tick }) => tick === at);
  const { id } = roster.organization;
  const ids = new Set(now.map(({ recipient }) => recipientId(recipient)));
  const byHandle = new Map(roster.members.map((member) => [member.handle, member]));
  const memberOf = (owner: string | null) => (owner === null ? undefined : byHandle.get(owner));
  const opening = await findOpening(app, wholeScope(id), [...ids], at, roster, memberOf);
  const owners = new Set(opening.map(({ customer }) => memberOf(customer.owner)?.id));
  const wanted = now.filter(({ recipient }) => owners.has(recipientId(recipient)));
  const counts = await countInterruptions(
    app.store,
    id,
    wanted.map(({ recipient, windowKey }) => ({
      recipient,
      date: windowKey.slice(0, 10) as CivilDate,
    })),
  );
  return wanted.filter((_, index) => (counts[index] ?? 0) < mostInterruptions);
}
