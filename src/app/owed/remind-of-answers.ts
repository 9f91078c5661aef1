import type { Owed, TimedOwed } from "../../core/owed/owed.ts";
import { owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import { mayRemind, remindedAt, toldByReminder } from "../../core/push/answer-reminder.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import { settingOf } from "../../core/push/push-settings.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { findAnswersAfter, findAnswerTimes } from "../../store/owed/find-owed.ts";
import { countMessages } from "../../store/push/messages-of-days.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { everybody } from "../push/roster.ts";
import { listOwed } from "./list-owed.ts";

/** The kind of push that recalls who waits for an answer. */
export const answersPush = "answers-due";

/** Whom the actor is reminded of at an instant: their own customers and those lent to them who wait. */
export async function answersToRecall(
  { store }: App,
  { member, scope }: Actor,
  at: Instant,
): Promise<readonly TimedOwed[]> {
  const own = { ...scope, owners: [member.id, ...(scope.lenders ?? [])] };
  const calendar = await calendarOf(store, scope.organizationId);
  return remindedAt(member, await findAnswersAfter(store, own, at), at, calendar);
}

/** Who waits for the actor's answer, without those whom a reminder names within an hour of an instant. */
export async function waitingBesides(
  app: App,
  actor: Actor,
  at: Instant,
): Promise<readonly Owed[]> {
  const { member, scope } = actor;
  const { own: waiting } = await listOwed(app, actor, [owedToWhoAsked]);
  if (waiting.length === 0 || settingOf(member.pushes, answersPush).isOff) return waiting;
  const { store } = app;
  const today = { recipient: `member:${member.id}`, date: civilDateAt(at, member.zone) };
  const [day] = await countMessages(store, scope.organizationId, answersPush, [today]);
  const { count = 0, last = null } = day ?? {};
  const own = { ...scope, owners: [member.id, ...(scope.lenders ?? [])] };
  const timed = await findAnswersAfter(store, own, last ?? at);
  const calendar = await calendarOf(store, scope.organizationId);
  const told = toldByReminder(member, timed, at, { count, last }, calendar).map(({ id }) => id);
  return waiting.filter(({ id }) => !told.includes(id));
}

/**
 * Of the occasions of the last quarter of an hour those of members of whom somebody waits whose time it
 * is, and to whom not too much came that day.
 */
export async function amongAnswerers(
  app: App,
  occasions: readonly Occasion[],
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  const at = occasions.at(-1)?.tick;
  if (roster === null || at === undefined) return [];
  const { organization, calendar } = roster;
  const times = await findAnswerTimes(app.store, wholeScope(organization.id), at);
  const members = new Map(roster.members.map((member) => [member.id, member]));
  const timesOf = new Map<string, { readonly answerBy: Instant }[]>();
  for (const { ownerId, colleagueId, answerBy } of times)
    for (const id of [ownerId, colleagueId])
      if (id !== null) timesOf.set(id, [...(timesOf.get(id) ?? []), { answerBy }]);
  const wanted = occasions.filter(({ recipient, tick }) => {
    const member = members.get(recipientId(recipient));
    const own = timesOf.get(recipientId(recipient)) ?? [];
    if (tick !== at || member === undefined) return false;
    return remindedAt(member, own, at, calendar).length > 0;
  });
  const days = await countMessages(
    app.store,
    organization.id,
    answersPush,
    wanted.map(({ recipient, windowKey }) => ({
      recipient,
      date: windowKey.slice(0, 10) as CivilDate,
    })),
  );
  return wanted.filter((_, index) => {
    const { count = 0, last = null } = days[index] ?? {};
    return mayRemind(count, last, at);
  });
}
