import { workdaysAfter } from "../../core/calendar/workdays/workdays-after.ts";
import type { Member } from "../../core/members/member.ts";
import { type Occasion, type Roster, recipientId } from "../../core/push/occasion.ts";
import { settingOf } from "../../core/push/push-settings.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";
import { ledMemberIds } from "../members/led-member-ids.ts";
import { everybody } from "../push/roster.ts";
import { findOverdue, type Overdue } from "./find-overdue.ts";

/** Working days of the owner after which a manager hears of an overdue customer. */
const rungs = [3, 5, 7];

/** The roster with those teams alone that want delays passed on to their managers. */
export const withEscalation = (roster: Roster): Roster => ({
  ...roster,
  teams: roster.teams.filter(({ pushes }) => !settingOf(pushes, "escalation").isOff),
});

/** The KA and A customers of those whom a manager leads who are overdue for 3, 5 or 7 working days. */
export async function findEscalations(
  app: App,
  scope: Scope,
  manager: Member,
  roster: Roster,
  at: Instant,
): Promise<Overdue[]> {
  const mates = ledMemberIds(manager, withEscalation(roster));
  return onRungs(app, scope, mates, roster, at);
}

/** Those of the occasions whose managers have something to hear. */
export async function amongEscalations(
  app: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  if (roster === null || occasions.length === 0) return [];
  const ids = new Set(occasions.map(({ recipient }) => recipientId(recipient)));
  const managers = roster.members.filter(({ id }) => ids.has(id));
  const wanting = withEscalation(roster);
  const matesOf = new Map(managers.map((manager) => [manager.id, ledMemberIds(manager, wanting)]));
  const mates = [...new Set([...matesOf.values()].flat())];
  const found = await onRungs(app, wholeScope(roster.organization.id), mates, roster, now);
  const byHandle = new Map(roster.members.map(({ handle, id }) => [handle, id]));
  const late = new Set(found.map(({ customer }) => byHandle.get(customer.owner ?? "")));
  return occasions.filter(({ recipient }) =>
    matesOf.get(recipientId(recipient))?.some((id) => late.has(id)),
  );
}

async function onRungs(
  app: App,
  scope: Scope,
  owners: readonly string[],
  { members, calendar }: Roster,
  at: Instant,
): Promise<Overdue[]> {
  const byHandle = new Map(members.map((member) => [member.handle, member]));
  const overdue = await findOverdue(app, scope, owners, at);
  return overdue.flatMap((customer) => {
    const owner = byHandle.get(customer.owner ?? "");
    if (owner === undefined) return [];
    const workdays = workdaysAfter(owner, customer.dueOn, civilDateAt(at, owner.zone), calendar);
    return rungs.includes(workdays) ? [{ customer, workdays }] : [];
  });
}
