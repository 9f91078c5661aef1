import type { Actor } from "../../app/actor.ts";
import { actorAt } from "../../app/actor-at.ts";
import type { App } from "../../app/app.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { everybody } from "../../app/push/roster.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { workdayBefore } from "../../core/calendar/workdays/workday-before.ts";
import { restAfter } from "../../core/greetings/rest-after.ts";
import { type Occasion, type Roster, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { minutesOf } from "../../core/time/wall-time.ts";
import { loansAt } from "../../store/members/handovers.ts";
import { wholeScope } from "../../store/scope.ts";
import {
  type CareMorning,
  firstOf,
  type ListedCare,
  mostTold,
  type OwnMoment,
} from "./care-list.core.ts";
import { findMoments } from "./find-moments.app.ts";
import { detailsOf, waitingFor } from "./list-care.app.ts";
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
  const found = await listedOn(app, actor, roster, date, tick);
  if (isEmpty(found)) return null;
  const part = async (all: readonly ListedCare[], eyes = actor) => ({
    all,
    shown: await detailsOf(app, eyes, firstOf(all, mostTold)),
  });
  return {
    opened: await part(found.opened),
    signed: await part(found.signed),
    today: await part(found.today),
    toSign: await part(found.toSign, signingIn(actor, roster).actor),
  };
}

type Listed = CareMorning<readonly ListedCare[]>;

const isEmpty = (found: Listed): boolean => Object.values(found).every((some) => some.length === 0);

/** The moments of which a member is told on a morning. */
async function listedOn(
  app: App,
  actor: Actor,
  roster: Roster,
  date: CivilDate,
  tick: Instant,
): Promise<Listed> {
  const { member } = actor;
  const { calendar } = roster;
  const until = addDays(date, restAfter(member, date, calendar));
  const since = lastMorning(actor, date, calendar);
  const own = await findMoments(app, actor);
  const signing = signingIn(actor, roster);
  // An admin may sign, and is asked for it by nobody; nor is anybody for what may not be signed now.
  const all = member.role === "admin" ? [] : await waitingFor(app, signing);
  const waiting = all.filter(({ held }) => held === null);
  const isNew = (at: Instant | null | undefined) => at != null && at > since && at <= tick;
  const isPressing = waiting.some(
    ({ care }) => isNew(care?.madeAt) || (care?.signBy != null && care.signBy <= until),
  );
  const isLast = ({ moment }: OwnMoment) => moment.on >= date && moment.on <= until;
  // What was learned of when the days for a gift and a wish were over is told of on its last day all the same.
  const isOpened = (one: OwnMoment) =>
    one.state === "undecided" &&
    ([one.giftFrom, one.wishFrom].includes(date) || (one.wishFrom < date && isLast(one)));
  const isDue = (one: OwnMoment) =>
    (one.state === "signed" || one.state === "unsigned") && isLast(one);
  const listed = (is: (one: OwnMoment) => boolean) =>
    own.filter(is).map(
      ({ giftFrom, wishFrom, ...one }): ListedCare => ({
        ...{ ...one, own: { giftFrom, wishFrom } },
        isToSign: false,
      }),
    );
  return {
    opened: listed(isOpened),
    signed: listed((one) => isNew(one.care?.signedAt) && !isDue(one)),
    today: listed(isDue),
    toSign: isPressing ? waiting : [],
  };
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
  const ids = occasions.map(({ recipient }) => recipientId(recipient));
  const caring = await membersWhoCare(app.store, wholeScope(roster.organization.id), ids);
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
    const listed = await listedOn(app, actorAt(known, now, ""), roster, date, occasion.tick);
    if (!isEmpty(listed)) found.push(occasion);
  }
  return found;
}
