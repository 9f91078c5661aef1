import { restAfter } from "../../core/greetings/rest-after.ts";
import { isToldToManager, isToldToOwner } from "../../core/owed/is-told-to-owner.ts";
import type { DatedOwed, OwedList } from "../../core/owed/owed.ts";
import type { OwedKind } from "../../core/owed/owed-kind.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { findOwed, findOwedBy, findOwedDays } from "../../store/owed/find-owed.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { ledMemberIds } from "../members/led-member-ids.ts";
import { everybody } from "../push/roster.ts";

/** Nobody is told of what is owed by a day farther ahead. */
const farthest = 14;

/** What the actor owes to customers, of every kind or of these, and what others do whose customers they see. */
export async function listOwed(
  { store }: App,
  actor: Actor,
  kinds?: readonly OwedKind[],
): Promise<OwedList> {
  const today = civilDateAt(actor.now, actor.member.zone);
  const owed = await findOwed(store, actor.scope, kinds, today);
  const { isOwn } = sightOf(actor);
  return {
    own: owed.filter(({ ownerId }) => isOwn(ownerId)),
    team: owed.filter(({ ownerId }) => !isOwn(ownerId)),
  };
}

/** Whose debts a member is told of: managers also those of whom they lead. */
function sightOf({ member, scope }: Actor) {
  const mine = [member.id, ...(scope.lenders ?? [])];
  return {
    seen: member.role === "manager" ? scope : { ...scope, owners: mine },
    isOwn: (ownerId: string | null) => ownerId !== null && mine.includes(ownerId),
  };
}

/** What of it they are told on a morning; null for nothing. */
export async function findOwedOn(
  { store }: App,
  actor: Actor,
  date: CivilDate,
): Promise<OwedList<DatedOwed> | null> {
  const { member, scope } = actor;
  const calendar = await calendarOf(store, scope.organizationId);
  const { seen, isOwn } = sightOf(actor);
  const until = addDays(date, restAfter(member, date, calendar));
  const owed = await findOwedBy(store, seen, until);
  const own = owed.filter(
    ({ ownerId, dueOn }) => isOwn(ownerId) && isToldToOwner(member, date, dueOn, calendar),
  );
  const team = owed.filter(
    ({ ownerId, dueOn }) => !isOwn(ownerId) && isToldToManager(member, date, dueOn, calendar),
  );
  return own.length + team.length === 0 ? null : { own, team };
}

/** The mornings, among these, on which there is something owed to tell of. */
export async function amongOwed(
  app: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  const last = occasions
    .map(({ windowKey }) => windowKey as CivilDate)
    .sort()
    .at(-1);
  if (roster === null || last === undefined) return [];
  const { calendar, organization } = roster;
  const until = addDays(last, farthest);
  const days = await findOwedDays(app.store, wholeScope(organization.id), until, now);
  const daysOf = new Map<string, CivilDate[]>();
  for (const { ownerId, colleagueId, dueOn } of days) {
    for (const id of [ownerId, colleagueId]) {
      if (id !== null) daysOf.set(id, [...(daysOf.get(id) ?? []), dueOn]);
    }
  }
  const members = new Map(roster.members.map((member) => [member.id, member]));
  return occasions.filter(({ recipient, windowKey }) => {
    const member = members.get(recipientId(recipient));
    if (member === undefined) return false;
    const date = windowKey as CivilDate;
    const own = daysOf.get(member.id) ?? [];
    const team = ledMemberIds(member, roster).flatMap((id) => daysOf.get(id) ?? []);
    return (
      own.some((dueOn) => isToldToOwner(member, date, dueOn, calendar)) ||
      team.some((dueOn) => isToldToManager(member, date, dueOn, calendar))
    );
  });
}
