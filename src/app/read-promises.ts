import {
  isToldToManager,
  isToldToOwner,
  type OpenPromises,
  type PromiseNotice,
} from "../core/due-promise.ts";
import { restAfter } from "../core/greetings/rest-after.ts";
import { type Occasion, recipientId } from "../core/occasion.ts";
import type { CivilDate, Instant } from "../core/time/civil.ts";
import { addDays } from "../core/time/civil-date.ts";
import { calendarOf } from "../store/calendar-of.ts";
import { promiseDays, promisesDueBy, promisesOpen } from "../store/promises.ts";
import { wholeScope } from "../store/scope.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { mateIds } from "./mate-ids.ts";
import { everybody } from "./roster.ts";

/** Nobody is told of what is promised for a day farther ahead. */
const farthest = 14;

/** What is promised by the actor and those they lead, and still open; the earliest first. */
export async function listPromises({ store }: App, actor: Actor): Promise<OpenPromises> {
  const { seen, isOwn } = sightOf(actor);
  const promises = await promisesOpen(store, seen);
  return {
    own: promises.filter(({ ownerId }) => isOwn(ownerId)),
    team: promises.filter(({ ownerId }) => !isOwn(ownerId)),
  };
}

/** Whose promises a member sees: managers also those of whom they lead. */
function sightOf({ member, scope }: Actor) {
  const mine = [member.id, ...(scope.lenders ?? [])];
  return {
    seen: member.role === "manager" ? scope : { ...scope, owners: mine },
    isOwn: (ownerId: string | null) => ownerId !== null && mine.includes(ownerId),
  };
}

/** The promises that a member is told of on a morning; null for none. */
export async function readPromises(
  { store }: App,
  actor: Actor,
  date: CivilDate,
): Promise<PromiseNotice | null> {
  const { member, scope } = actor;
  const calendar = await calendarOf(store, scope.organizationId);
  const { seen, isOwn } = sightOf(actor);
  const until = addDays(date, restAfter(member, date, calendar));
  const promises = await promisesDueBy(store, seen, until);
  const own = promises.filter(
    ({ ownerId, dueOn }) => isOwn(ownerId) && isToldToOwner(member, date, dueOn, calendar),
  );
  const team = promises.filter(
    ({ ownerId, dueOn }) => !isOwn(ownerId) && isToldToManager(member, date, dueOn, calendar),
  );
  return own.length + team.length === 0 ? null : { own, team };
}

/** The mornings, among these, on which there is a promise to tell of. */
export async function amongPromises(
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
  const days = await promiseDays(app.store, wholeScope(organization.id), until, now);
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
    const team = mateIds(member, roster).flatMap((id) => daysOf.get(id) ?? []);
    return (
      own.some((dueOn) => isToldToOwner(member, date, dueOn, calendar)) ||
      team.some((dueOn) => isToldToManager(member, date, dueOn, calendar))
    );
  });
}
