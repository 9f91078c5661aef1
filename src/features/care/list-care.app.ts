import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { isFestival } from "../../core/greetings/festival-custom.ts";
import type { Manners } from "../../core/greetings/manners.ts";
import { type GreetingContact, heldBack } from "../../core/greetings/planned-greeting.ts";
import type { CareRules } from "../../core/tiering/rule-set.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import {
  contactsOfCustomer,
  greetingContactsCalled,
  mannersOf,
} from "../../store/people/greeting-contacts.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { balancesFor } from "./budgets.app.ts";
import { type Care, sameGifts, stateOf } from "./care.core.ts";
import { caresOf, caresOfAny, unsignedCares } from "./care.store.ts";
import type { CareDetail, EventTold, ListedCare } from "./care-list.core.ts";
import { isCaredFor } from "./cared-for.core.ts";
import { findMoments } from "./find-moments.app.ts";
import { kindOf, type Moment } from "./moment.core.ts";
import { companiesCalled } from "./moments.store.ts";
import { type Signing, signingOf } from "./who-signs.app.ts";
import { workdaysBefore } from "./workdays-before.core.ts";

/** What waits for the actor's signature, then the moments of their own customers. */
export type CareList = { readonly listed: readonly ListedCare[]; readonly signing: Signing };

/** All that there is for the actor to care for, in the order of the list's numbers. */
export async function listCare(app: App, actor: Actor): Promise<CareList> {
  const signing = await signingOf(app, actor);
  const own = await findMoments(app, actor);
  const waiting = await waitingFor(app, signing);
  const ids = new Set(waiting.map(({ care }) => care?.id));
  const mine = own.filter(({ care }) => care === null || !ids.has(care.id));
  const isMine = new Map(own.map((one) => [one.care?.id, one]));
  return {
    signing,
    listed: [
      ...waiting.map((one) => ({ ...one, own: isMine.get(one.care?.id) ?? null })),
      ...mine.map(
        ({ moment, care, state, held, giftFrom, wishFrom }): ListedCare => ({
          ...{ moment, care, state, held, own: { giftFrom, wishFrom } },
          isToSign: false,
        }),
      ),
    ],
  };
}

/** What waits for a signature of somebody's. */
export async function waitingFor(
  { store }: App,
  { actor, owners }: Signing,
): Promise<readonly ListedCare[]> {
  if (owners !== "all" && owners.length === 0) return [];
  const today = civilDateAt(actor.now, actor.member.zone);
  const cares = await unsignedCares(store, actor.scope, owners, today);
  const contactOf = await contactsOf(store, actor, cares);
  return cares.flatMap((care): ListedCare[] => {
    const contact = contactOf(care);
    if (contact === null || !isCaredFor(contact)) return [];
    const moment = momentOf(care, contact);
    const held = heldBack(contact);
    return [{ moment, care, state: stateOf(care, false), held, own: null, isToSign: true }];
  });
}

/** Whose moments these are: a person's, or the company's, null where that wants no care any more. */
async function contactsOf(
  store: App["store"],
  { scope, now }: Actor,
  cares: readonly Care[],
): Promise<(care: Care) => GreetingContact | null> {
  const ids = cares.flatMap(({ contactId }) => contactId ?? []);
  const people = await greetingContactsCalled(store, scope, ids, now);
  const person = new Map(people.map((one) => [one.id, one]));
  const others = cares.filter(({ contactId }) => !person.has(contactId ?? ""));
  const companies = await companiesCalled(
    store,
    scope,
    others.map(({ customerId }) => customerId),
    now,
  );
  const company = new Map(companies.map((one) => [one.customerId, one]));
  return ({ contactId, customerId }) =>
    person.get(contactId ?? "") ?? company.get(customerId) ?? null;
}

/** The moment that something was decided for. */
function momentOf({ occasion, eventName, on }: Care, contact: GreetingContact): Moment {
  const [word = ""] = occasion.split(" ");
  const festival = isFestival(word) ? word : null;
  return { kind: kindOf(occasion), occasion, festival, name: eventName, contact, on, since: null };
}

/** What is to be minded of a moment; `actor` sees its customer. */
export const detailOf = async (app: App, actor: Actor, listed: ListedCare): Promise<CareDetail> =>
  (await detailing(app, actor, [listed]))(listed);

/** The same of several. */
export const detailsOf = async (
  app: App,
  actor: Actor,
  listed: readonly ListedCare[],
): Promise<readonly CareDetail[]> =>
  listed.length === 0 ? [] : listed.map(await detailing(app, actor, listed));

/** Looks up at once what there is to be minded of all these moments. */
async function detailing(
  app: App,
  actor: Actor,
  listed: readonly ListedCare[],
): Promise<(listed: ListedCare) => CareDetail> {
  const contacts = listed.map(({ moment }) => moment.contact);
  const ids = contacts.flatMap(({ id }) => (id === "" ? [] : [id]));
  const gifts = listed.flatMap(({ care }) => (care?.kind === "gift" ? [care] : []));
  const [manners, cares, balanceOf] = await Promise.all([
    ids.length === 0 ? new Map<string, Manners>() : mannersOf(app.store, actor.scope, ids),
    caresOfAny(
      app.store,
      actor.scope,
      contacts.map(({ customerId }) => customerId),
    ),
    balancesFor(app, actor, gifts),
  ]);
  return (one) => {
    const { care } = one;
    const { id, customerId } = one.moment.contact;
    const given = cares.filter(
      (other) =>
        other.customerId === customerId &&
        other.givenAt !== null &&
        other.id !== care?.id &&
        (other.contactId ?? "") === id,
    );
    return {
      ...one,
      ...{ taboos: null, preferences: null, ...manners.get(id) },
      given,
      same: care === null || care.gift === null ? [] : sameGifts(care.gift, given),
      budget: care?.kind === "gift" ? balanceOf(care) : null,
    };
  };
}

/** All that was given to a visible customer, the latest first. */
export const givenTo = async (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly Care[]> =>
  (await caresOf(store, scope, customerId)).filter(({ givenAt }) => givenAt !== null);

/** The rules for when somebody is cared for. */
export const careRulesOf = async ({ store }: App, { scope }: Actor): Promise<CareRules> =>
  (await activeRules(store, scope.organizationId)).rules.care;

/** How a day of a visible customer's own is told of: in time for a gift, for a wish, it is near; or not, and why. */
export async function howTold(
  app: App,
  actor: Actor,
  customerId: string,
  on: CivilDate,
): Promise<EventTold> {
  const { store } = app;
  const { member, scope, now } = actor;
  const [company] = await companiesCalled(store, scope, [customerId], now);
  if (company === undefined) return "unwanted";
  const people = await contactsOfCustomer(store, scope, customerId, now);
  if (![company, ...people].some(isCaredFor)) return "nobody";
  const rules = await careRulesOf(app, actor);
  const calendar = await calendarOf(store, scope.organizationId);
  const today = civilDateAt(now, member.zone);
  const isAhead = (days: number) => today < workdaysBefore(member, on, days, calendar);
  if (isAhead(rules.giftWorkdays)) return "gift";
  return isAhead(rules.wishWorkdays) ? "wish" : "near";
}
