import { spellingKeys } from "../../core/customer/alike-names.ts";
import { normaliseDomain } from "../../core/customer/normalise-domain.ts";
import type { Twin } from "../../core/customer/said-customer.ts";
import type { BusinessCard } from "../../core/people/business-card.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import { peopleCalled } from "../../core/people/people-called.ts";
import type { PlacedCard } from "../../core/people/placed-card.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { contactsOfCard } from "../../store/customer/call-facts.ts";
import { findTwins } from "../../store/customer/twins.ts";
import { contactsAtAddress } from "../../store/people/contact-names.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { fairNow } from "../calendar/fair-now.ts";

/** Whose a card is, as far as that can be told. */
export type CardPlace =
  | {
      readonly type: "placed";
      readonly placed: PlacedCard;
      /** Customers that have the company's name in another country. */
      readonly alike: readonly Twin[];
    }
  /** A colleague has the company. */
  | { readonly type: "taken" }
  /** All of it is known of somebody already. */
  | { readonly type: "known"; readonly customer: NamedCustomer; readonly person: string }
  /** The card does not say it, and nobody known tells it. */
  | { readonly type: "lacks"; readonly field: "company" | "country" };

/** Addresses that many of a company read: nobody is known by them. */
const shared =
  /^(?:info|sales|office|contact|purchas\w*|export|import|mail|admin|hello|orders?|service|support|buying|einkauf|vertrieb|compras|ventas|satinalma|enquir\w+|inquir\w+|marketing|account\w*)$/;

/** People of one customer among whom the person of a card is looked for. */
const most = 200;

/**
 * Finds whose a card is: of the customer that is given, of whoever has its address, of the company with
 * its domain or its name in that country; else it is of a new one, which comes from the fair at which the
 * actor is, unless the card says otherwise.
 */
export async function placeCard(
  app: App,
  actor: Actor,
  card: BusinessCard,
  given: NamedCustomer | null,
): Promise<CardPlace> {
  const { store } = app;
  const email = valueIn(card, "email");
  const isOwn = email !== null && !shared.test(email.split("@")[0] ?? "");
  const [known] =
    given === null && isOwn
      ? await contactsAtAddress(store, actor.scope, [store.cipher.lookupHash("email", email)])
      : [];
  const at = given?.id ?? known?.customerId;
  if (at !== undefined) return inCustomer(app, actor, card, at, known?.id ?? null, isOwn);
  const domains = [card.website, email].map((one) => (one === null ? null : normaliseDomain(one)));
  const domain = domains.find((one) => one !== null) ?? null;
  const nameKeys = card.company === null ? [] : spellingKeys(card.company);
  const twins = await findTwins(store, actor.scope, {
    ...{ nameKeys, domain },
    country: card.country ?? "",
  });
  const same = twins.filter(({ isSame }) => isSame);
  const seen = same.find(({ isSeen }) => isSeen);
  if (seen !== undefined) return inCustomer(app, actor, card, seen.id, null, isOwn);
  if (same.length > 0) return { type: "taken" };
  if (card.company === null) return { type: "lacks", field: "company" };
  if (card.country === null) return { type: "lacks", field: "country" };
  const source =
    card.source === undefined ? ((await fairNow(store, actor))?.place ?? null) : card.source;
  const placed = { whose: null, card: { ...card, source }, known: null, was: [] };
  return { type: "placed", placed, alike: twins.filter(({ isSeen }) => isSeen) };
}

const valueIn = ({ facts }: BusinessCard, field: ContactFact["field"]): string | null =>
  facts.find((fact) => fact.field === field)?.value ?? null;

/** The card at a customer: of a person there, with what is new of them, or of a new one. */
async function inCustomer(
  { store }: App,
  actor: Actor,
  card: BusinessCard,
  id: string,
  personId: string | null,
  isOwn: boolean,
): Promise<CardPlace> {
  const [[customer], people] = await Promise.all([
    customersById(store, actor.scope, [id]),
    contactsOfCard(store, actor.scope, [id], most),
  ]);
  if (customer === undefined) return { type: "taken" };
  const whose = { id: customer.id, ref: customer.ref, name: customer.name };
  const called = card.person === null ? [] : peopleCalled(card.person, people);
  const email = valueIn(card, "email");
  const byAddress = isOwn
    ? people.find((one) => one.email !== null && one.email.toLowerCase() === email)
    : undefined;
  const person =
    people.find((one) => one.id === personId) ??
    byAddress ??
    (called.length === 1 ? called[0] : undefined);
  if (person === undefined) {
    return { type: "placed", placed: { whose, card, known: null, was: [] }, alike: [] };
  }
  const before: Readonly<Partial<Record<ContactFact["field"], string | null>>> = {
    role: person.role,
    phone: person.phone,
    "other-phone": person.otherPhone,
    email: person.email,
    birthday: person.birthday,
    language: person.language,
    note: person.note,
  };
  const numbers = [person.phone, person.otherPhone].map(digitsOf);
  const isNews = ({ field, value }: ContactFact) => {
    const had = before[field] ?? null;
    if (field === "phone" || field === "other-phone") return !numbers.includes(digitsOf(value));
    if (field === "note") return had === null || !had.includes(value ?? "");
    return had?.toLowerCase() !== value?.toLowerCase();
  };
  const facts = card.facts.filter(isNews).map((fact) => withBefore(fact, before));
  const isRenamed = card.person !== null && peopleCalled(card.person, [person]).length === 0;
  if (facts.length === 0 && !isRenamed) return { type: "known", customer, person: person.name };
  const was = facts.flatMap(({ field }): ContactFact[] => {
    const had = before[field] ?? null;
    return had === null || field === "note" ? [] : [{ field, value: had }];
  });
  const placed: PlacedCard = {
    whose,
    card: { ...card, person: isRenamed ? card.person : null, facts },
    known: { id: person.id, name: person.name },
    was: isRenamed ? [...was, { field: "name", value: person.name }] : was,
  };
  return { type: "placed", placed, alike: [] };
}

const digitsOf = (number: string | null): string => (number ?? "").replaceAll(/\D/g, "").slice(-9);

/** A second number beside a first one that stays, and a note below the one that stands. */
function withBefore(
  fact: ContactFact,
  before: Readonly<Partial<Record<ContactFact["field"], string | null>>>,
): ContactFact {
  const had = before[fact.field] ?? null;
  if (fact.field === "note" && had !== null && fact.value !== null)
    return { field: "note", value: `${had}\n${fact.value}` };
  return fact;
}
