import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { isFestival } from "../../core/greetings/festival-custom.ts";
import type { Manners } from "../../core/greetings/manners.ts";
import { heldBack } from "../../core/greetings/planned-greeting.ts";
import type { CareRules } from "../../core/tiering/rule-set.ts";
import {
  contactsOfCustomer,
  greetingContact,
  mannersOf,
} from "../../store/people/greeting-contacts.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { balanceFor } from "./budgets.app.ts";
import { type Care, sameGifts, stateOf } from "./care.core.ts";
import { caresOf, unsignedCares } from "./care.store.ts";
import type { CareDetail, ListedCare } from "./care-list.core.ts";
import { isCaredFor } from "./cared-for.core.ts";
import { findMoments } from "./find-moments.app.ts";
import { kindOf, type Moment } from "./moment.core.ts";
import { companyCalled } from "./moments.store.ts";
import { type Signing, signingOf } from "./who-signs.app.ts";

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
  const found: ListedCare[] = [];
  for (const care of await unsignedCares(store, actor.scope, owners)) {
    const moment = await momentOf(store, actor, care);
    if (moment === null) continue;
    const held = heldBack(moment.contact);
    found.push({ moment, care, state: stateOf(care, false), held, own: null, isToSign: true });
  }
  return found;
}

/** The moment that something was decided for; null where its customer wants no care any more. */
async function momentOf(
  store: App["store"],
  { scope, now }: Actor,
  { contactId, customerId, occasion, eventName, on }: Care,
): Promise<Moment | null> {
  const person = contactId === null ? null : await greetingContact(store, scope, contactId, now);
  const contact = person ?? (await companyCalled(store, scope, customerId, now));
  if (contact === null) return null;
  const [word = ""] = occasion.split(" ");
  const festival = isFestival(word) ? word : null;
  return { kind: kindOf(occasion), occasion, festival, name: eventName, contact, on, since: null };
}

/** What is to be minded of a moment; `actor` sees its customer. */
export async function detailOf(app: App, actor: Actor, listed: ListedCare): Promise<CareDetail> {
  const { moment, care } = listed;
  const { contact, on } = moment;
  const [manners, cares] = await Promise.all([
    contact.id === ""
      ? new Map<string, Manners>()
      : mannersOf(app.store, actor.scope, [contact.id]),
    caresOf(app.store, actor.scope, contact.customerId),
  ]);
  const given = cares.filter(
    (one) => one.givenAt !== null && one.id !== care?.id && (one.contactId ?? "") === contact.id,
  );
  const isGift = care?.kind === "gift";
  return {
    ...listed,
    ...{ taboos: null, preferences: null, ...manners.get(contact.id) },
    given,
    same: care === null || care.gift === null ? [] : sameGifts(care.gift, given),
    budget: isGift
      ? await balanceFor(app, actor, { id: care.id, tier: care.tier, on, sum: care.sum })
      : null,
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

/** Whether somebody at a visible customer is cared for, or it is as such. */
export async function isCaredAt(
  { store }: App,
  { scope, now }: Actor,
  customerId: string,
): Promise<boolean> {
  const company = await companyCalled(store, scope, customerId, now);
  if (company === null) return false;
  const people = await contactsOfCustomer(store, scope, customerId, now);
  return [company, ...people].some(isCaredFor);
}
