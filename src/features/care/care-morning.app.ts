import type { Actor } from "../../app/actor.ts";
import { actorAt } from "../../app/actor-at.ts";
import type { App } from "../../app/app.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { everybody } from "../../app/push/roster.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { workdayBefore } from "../../core/calendar/workdays/workday-before.ts";
import { restAfter } from "../../core/greetings/rest-after.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { minutesOf } from "../../core/time/wall-time.ts";
import { loansAt } from "../../store/members/handovers.ts";
import { wholeScope } from "../../store/scope.ts";
import type { CareMorning } from "./care-list.core.ts";
import { findMoments } from "./find-moments.app.ts";
import { detailOf, waitingFor } from "./list-care.app.ts";
import { membersWhoCare } from "./moments.store.ts";
import { signingIn } from "./who-signs.app.ts";

/** What a member is told on a morning; null: nothing. */
export async function careOf(
  app: App,
  actor: Actor,
  date: CivilDate,
  tick: Instant,
): Promise<CareMorning | null> {
  const roster = await everybody(app);
  if (roster === null) return null;
  const { member } = actor;
  const { calendar } = roster;
  const until = addDays(date, restAfter(member, date, calendar));
  const since = lastMorning(actor, date, calendar);
  const own = await findMoments(app, actor);
  const signing = signingIn(actor, roster);
  // An admin may sign, and is asked for it by nobody.
  const waiting = member.role === "admin" ? [] : await waitingFor(app, signing);
  const isNew = (at: Instant | null | undefined) => at != null && at > since && at <= tick;
  const isPressing = waiting.some(
    ({ care }) => isNew(care?.madeAt) || (care?.signBy != null && care.signBy <= until),
  );
  const isOpened = (one: (typeof own)[number]) =>
    one.state === "undecided" && [one.giftFrom, one.wishFrom].includes(date);
  const isDue = ({ state, moment }: (typeof own)[number]) =>
    (state === "signed" || state === "unsigned") && moment.on >= date && moment.on <= until;
  const detailed = (some: readonly (typeof own)[number][]) =>
    Promise.all(
      some.map(({ giftFrom, wishFrom, ...one }) =>
        detailOf(app, actor, { ...one, own: { giftFrom, wishFrom }, isToSign: false }),
      ),
    );
  const found = {
    opened: await detailed(own.filter(isOpened)),
    signed: await detailed(own.filter((one) => isNew(one.care?.signedAt) && !isDue(one))),
    today: await detailed(own.filter(isDue)),
    toSign: isPressing
      ? await Promise.all(waiting.map((one) => detailOf(app, signing.actor, one)))
      : [],
  };
  return Object.values(found).every((some) => some.length === 0) ? null : found;
}

/** When they were told last, if there was anything: on the morning of their working day before. */
function lastMorning({ member }: Actor, date: CivilDate, calendar: HolidayCalendar): Instant {
  const before = epochDayOf(workdayBefore(member, date, calendar));
  return firstInstantFrom(before, minutesOf(member.digestAt), member.zone);
}

/** The mornings, among these, on which there is something to tell of. */
export async function amongCare(
  app: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  if (roster === null || occasions.length === 0) return [];
  const caring = await membersWhoCare(app.store, wholeScope(roster.organization.id));
  const ids = occasions.map(({ recipient }) => recipientId(recipient));
  const loans = await loansAt(app.store, ids, now);
  const borrowers = new Set(loans.map(({ borrowerId }) => borrowerId));
  const found: Occasion[] = [];
  for (const occasion of occasions) {
    const id = recipientId(occasion.recipient);
    const member = roster.members.find((one) => one.id === id);
    const isLeading = member !== undefined && member.role !== "sales";
    if (!isLeading && !caring.has(id) && !borrowers.has(id)) continue;
    const known = await findMemberById(app, id);
    if (known === null) continue;
    const date = occasion.windowKey as CivilDate;
    if ((await careOf(app, actorAt(known, now, ""), date, occasion.tick)) !== null)
      found.push(occasion);
  }
  return found;
}
