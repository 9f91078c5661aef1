import { birthdayKeysOn } from "../../core/greetings/birthday-key.ts";
import type { KeptDays } from "../../core/greetings/kept-days.ts";
import { type GreetingContact, occasionOf } from "../../core/greetings/planned-greeting.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { isCaredFor } from "./cared-for.core.ts";
import type { Moment } from "./moment.core.ts";

/** A day of a customer's own. */
export type OwnEvent = {
  readonly id: string;
  readonly customerId: string;
  readonly on: CivilDate;
  readonly isYearly: boolean;
  readonly name: string;
};

/** Something that happened at a customer's: a first big order, a complaint that ended. */
export type Happening = {
  readonly id: string;
  readonly customerId: string;
  readonly kind: "order" | "complaint";
  readonly on: CivilDate;
};

/** What moments follow from. */
export type MomentFacts = {
  /** The people at the customers, of each the most senior first. */
  readonly people: readonly GreetingContact[];
  /** The customers themselves, where they are cared for as such. */
  readonly companies: readonly GreetingContact[];
  /** Whose birthday it is on which day of those looked at, by person. */
  readonly birthdays: ReadonlyMap<string, CivilDate>;
  readonly keptDays: KeptDays;
  readonly events: readonly OwnEvent[];
  readonly happenings: readonly Happening[];
  /** The day on which care that follows something is due. */
  followsOn(happenedOn: CivilDate): CivilDate;
};

/** The moments at which these people and customers are cared for, from one day up to another, the next first. */
export function momentsOf(facts: MomentFacts, from: CivilDate, to: CivilDate): readonly Moment[] {
  const people = facts.people.filter(isCaredFor);
  const all = [
    ...people.flatMap((contact) => birthdayOf(contact, facts)),
    ...festivalsOf(people, facts),
    ...facts.events.flatMap((event) => eventOf(event, facts, from)),
    ...facts.happenings.flatMap((happening) => afterOf(happening, facts)),
  ];
  return all
    .filter(({ on }) => on >= from && on <= to)
    .sort((one, other) => compare(one.on, other.on) || compare(one.contact.ref, other.contact.ref));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const plain = { festival: null, name: null, since: null } as const;

function birthdayOf(contact: GreetingContact, { birthdays }: MomentFacts): Moment[] {
  const on = birthdays.get(contact.id);
  return on === undefined
    ? []
    : [{ ...plain, kind: "birthday", occasion: `birthday ${on}`, contact, on }];
}

/** Of a festival that several at a customer keep the most senior of them is wished well. */
function festivalsOf(
  people: readonly GreetingContact[],
  { keptDays }: MomentFacts,
): readonly Moment[] {
  const found = new Map<string, Moment>();
  for (const contact of people) {
    const language = contact.language ?? contact.companyLanguage;
    for (const day of keptDays({ ...contact, language })) {
      if (day.standing === "suggested") continue;
      const occasion = occasionOf(day);
      const key = `${contact.customerId} ${occasion}`;
      const { festival, date: on } = day;
      if (!found.has(key))
        found.set(key, { ...plain, kind: "festival", occasion, festival, contact, on });
    }
  }
  return [...found.values()];
}

function eventOf(event: OwnEvent, facts: MomentFacts, from: CivilDate): Moment[] {
  const { id, customerId, name, isYearly } = event;
  const contact = whoAt(customerId, facts);
  if (contact === null) return [];
  const on = isYearly ? nextOf(event.on, from) : event.on;
  return [{ ...plain, kind: "event", occasion: `event ${id} ${on}`, name, contact, on }];
}

function afterOf({ id, customerId, kind, on }: Happening, facts: MomentFacts): Moment[] {
  const contact = whoAt(customerId, facts);
  if (contact === null) return [];
  return [
    { ...plain, kind, occasion: `${kind} ${id}`, contact, on: facts.followsOn(on), since: on },
  ];
}

/** The most senior person at a customer who is cared for, else the customer itself; null where it is not cared for. */
function whoAt(
  customerId: string,
  { people, companies }: Pick<MomentFacts, "people" | "companies">,
): GreetingContact | null {
  const isThere = (one: GreetingContact) => one.customerId === customerId;
  const company = companies.find(isThere);
  const senior = people.find((one) => isThere(one) && isCaredFor(one));
  if (senior !== undefined) return senior;
  return company === undefined ? null : (people.find(isThere) ?? company);
}

/** The first day from a date on with the month and day of another; 29 February is the 28th in a common year. */
export function nextOf(day: CivilDate, from: CivilDate): CivilDate {
  const key = day.slice(5);
  if (day >= from) return day;
  for (let ahead = 0; ahead <= 366; ahead++) {
    const date = addDays(from, ahead);
    if (birthdayKeysOn(date).includes(key)) return date;
  }
  return day;
}
