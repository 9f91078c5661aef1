import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { workdayOn } from "../../core/calendar/workdays/workday-on.ts";
import { birthdayKeysOn } from "../../core/greetings/birthday-key.ts";
import { keptDaysBetween } from "../../core/greetings/kept-days.ts";
import { heldBack } from "../../core/greetings/planned-greeting.ts";
import type { Member } from "../../core/members/member.ts";
import { rateOf } from "../../core/money/exchange.ts";
import type { CareRules } from "../../core/tiering/rule-set.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { greetingContacts } from "../../store/people/greeting-contacts.ts";
import type { Scope } from "../../store/scope.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { isOf, stateOf } from "./care.core.ts";
import { caresFrom } from "./care.store.ts";
import type { OwnMoment } from "./care-list.core.ts";
import { isCaredFor } from "./cared-for.core.ts";
import {
  birthdaysOf,
  companiesOf,
  endedComplaints,
  eventsOfOwner,
  ordersOfBuyers,
} from "./moments.store.ts";
import { type Happening, momentsOf } from "./moments-of.core.ts";
import { workdaysBefore } from "./workdays-before.core.ts";

/** A moment that is over is still told of for so many days. */
const remembered = 3;
/** What happened longer ago, in days, is too late to care for. */
const longAgo = 21;

/** The moments of the actor's own customers, and of those lent to them, for which it is time; the next first. */
export async function findMoments(app: App, actor: Actor): Promise<readonly OwnMoment[]> {
  const { member, scope, now } = actor;
  const { rules } = await activeRules(app.store, scope.organizationId);
  const owners = [...new Set([member.id, ...(scope.lenders ?? [])])];
  const all = await Promise.all(
    owners.map((ownerId) => momentsOfOwner(app, scope, ownerId, member, rules.care, now)),
  );
  const today = civilDateAt(now, member.zone);
  return all
    .flat()
    .filter(({ giftFrom, moment }) => giftFrom <= today || moment.since !== null)
    .sort((one, other) => (one.moment.on < other.moment.on ? -1 : 1));
}

async function momentsOfOwner(
  { store }: App,
  scope: Scope,
  ownerId: string,
  member: Member,
  rules: CareRules,
  now: Instant,
): Promise<OwnMoment[]> {
  const today = civilDateAt(now, member.zone);
  const [from, to] = [addDays(today, -remembered), addDays(today, rules.giftWorkdays * 2 + 21)];
  const own = { ...scope, memberId: ownerId };
  const calendar = await calendarOf(store, scope.organizationId);
  const [people, companies, events, cares] = await Promise.all([
    greetingContacts(store, own, now),
    companiesOf(store, own, ownerId, now),
    eventsOfOwner(store, own, ownerId),
    caresFrom(store, own, [ownerId], from),
  ]);
  const happenings = await happeningsOf(store, own, ownerId, rules, member, now);
  const cared = people.filter(isCaredFor);
  const facts = {
    ...{ people, companies, events, happenings },
    birthdays: await birthdaysBetween(
      store,
      own,
      cared.map(({ id }) => id),
      from,
      to,
    ),
    keptDays: keptDaysBetween(from, to),
    followsOn: (on: CivilDate) => workdayOn(member, on, Math.max(1, rules.wishWorkdays), calendar),
  };
  return momentsOf(facts, from, to).flatMap((moment): OwnMoment[] => {
    const care = cares.find((one) => isOf(moment, one)) ?? null;
    const held = heldBack(moment.contact);
    const state = stateOf(care, held !== null);
    if (state === "given" || state === "none") return [];
    const before = (days: number) => workdaysBefore(member, moment.on, days, calendar);
    const after = moment.since === null ? null : workdayOn(member, moment.since, 1, calendar);
    const giftFrom = after ?? before(rules.giftWorkdays);
    return [{ moment, care, state, held, giftFrom, wishFrom: after ?? before(rules.wishWorkdays) }];
  });
}

type Store = App["store"];

/** Whose birthday it is on which day of these, by person. */
async function birthdaysBetween(
  store: Store,
  scope: Scope,
  contactIds: readonly string[],
  from: CivilDate,
  to: CivilDate,
): Promise<ReadonlyMap<string, CivilDate>> {
  if (contactIds.length === 0) return new Map();
  const days = new Map<string, CivilDate>();
  for (let date = from; date <= to; date = addDays(date, 1))
    for (const key of birthdayKeysOn(date))
      days.set(store.cipher.lookupHash("birthday", key).toString("hex"), date);
  const hashes = await birthdaysOf(store, scope, contactIds);
  return new Map(
    [...hashes].flatMap(([id, hash]) => {
      const date = days.get(hash);
      return date === undefined ? [] : [[id, date] as const];
    }),
  );
}

/** The first big orders and the complaints that ended, of late. */
async function happeningsOf(
  store: Store,
  scope: Scope,
  ownerId: string,
  { bigOrder }: CareRules,
  { zone }: Member,
  now: Instant,
): Promise<Happening[]> {
  const since = addDays(civilDateAt(now, zone), -longAgo);
  const ended = await endedComplaints(
    store,
    scope,
    ownerId,
    (now - longAgo * 86_400_000) as Instant,
  );
  const orders = await ordersOfBuyers(store, scope, ownerId, since);
  const exchange = orders.length === 0 ? null : await exchangeOf(store, scope.organizationId);
  const isBig = ({ amount, currency, on }: (typeof orders)[number]) => {
    const rate = exchange && rateOf(exchange, currency, on.slice(0, 7));
    return rate !== null && amount * rate.rate >= bigOrder;
  };
  const first = new Map<string, Happening>();
  for (const order of orders)
    if (!first.has(order.customerId) && isBig(order))
      first.set(order.customerId, { ...order, kind: "order" });
  return [
    ...[...first.values()].filter(({ on }) => on >= since),
    ...ended.map(
      ({ at, ...one }): Happening => ({
        ...one,
        kind: "complaint",
        on: civilDateAt(at, zone),
      }),
    ),
  ];
}
