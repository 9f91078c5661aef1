import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { ContactField } from "../../core/people/contact-field.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Attitude, ContactLevel, Tier } from "../../core/vocabulary.ts";

/** What is missing of customers, what presses most first. */
export const gapKinds = [
  "few-people",
  "silent-executive",
  "no-birthday",
  "no-country",
  "stale",
  "no-language",
] as const;
export type GapKind = (typeof gapKinds)[number];

/** Days without a word with an executive, and after which what is known of somebody is asked anew. */
export const [executiveSilence, staleAfter] = [60, 365];

/** Days for which a question rests that was put off. */
export const restDays = 90;

/** Something that is missing of a customer, or of a person there. */
export type Gap = {
  readonly kind: GapKind;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** Name of the owner; null without one. */
  readonly owner: string | null;
  readonly contactId: string | null;
  readonly person: string | null;
  /** People known, where these are too few. */
  readonly count: number;
  /** Since when it is so, where that is told. */
  readonly since: Instant | null;
  /** What of a person is to be confirmed. */
  readonly fields: readonly ContactField[];
  /** How many there are of this kind. */
  readonly ofKind: number;
};

/** Lines of a kind that are shown; the rest is counted. */
export const mostOfKind = 5;

/** What an answer to a gap is; null: a touch is. */
export const factFor = {
  "few-people": "person",
  "silent-executive": null,
  "no-birthday": "birthday",
  "no-country": "country",
  stale: "right",
  "no-language": "language",
} as const satisfies Readonly<Record<GapKind, string | null>>;

/**
 * What may be asked after a contact, in this order: whom we know there, the country, at what level
 * somebody is, an executive's birthday, who decides, and how they stand to us. The first that is not
 * known is asked.
 */
export const factOrder = ["person", "country", "level", "birthday", "decides", "attitude"] as const;
export type OrderedFact = (typeof factOrder)[number];

/** A person at a customer, as far as may be asked of them. */
export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  readonly level: ContactLevel | null;
  readonly decides: boolean | null;
  readonly attitude: Attitude | null;
  readonly hasBirthday: boolean;
};

/** What is known of a customer, and what was asked or put off. */
export type KnownOf = {
  readonly country: string | null;
  /** From the top. */
  readonly people: readonly KnownPerson[];
  readonly asked: readonly {
    readonly field: string;
    readonly askedOn: CivilDate | null;
    readonly restsUntil: CivilDate | null;
  }[];
};

/** What is to be asked, and of whom. */
export type FactQuestion = { readonly field: OrderedFact; readonly person: KnownPerson | null };

/** The first thing that is not known and may be asked on a day; null where one was asked on it already. */
export function factToAsk(
  { country, people, asked }: KnownOf,
  today: CivilDate,
): FactQuestion | null {
  if (asked.some(({ askedOn }) => askedOn === today)) return null;
  const rests = asked.flatMap(({ field, restsUntil }) =>
    restsUntil !== null && restsUntil > today ? field : [],
  );
  for (const field of factOrder) {
    if (rests.includes(field)) continue;
    const found = missing(field, country, people);
    if (found !== null) return { field, person: found === "customer" ? null : found };
  }
  return null;
}

/** Of whom a field is not known; null where it is. */
function missing(
  field: OrderedFact,
  country: string | null,
  people: readonly KnownPerson[],
): KnownPerson | "customer" | null {
  switch (field) {
    case "person":
      return people.length === 0 ? "customer" : null;
    case "country":
      return country === null ? "customer" : null;
    case "level":
      return people.find(({ level }) => level === null) ?? null;
    case "birthday":
      return people.find(({ level, hasBirthday }) => level === "executive" && !hasBirthday) ?? null;
    case "decides":
      return people.some(({ decides }) => decides === true)
        ? null
        : (people.find(({ decides }) => decides === null) ?? null);
    case "attitude":
      return people.find(({ decides, attitude }) => decides === true && attitude === null) ?? null;
  }
}

/** A customer after an answer, what came of it, and what takes it back. */
export type Answered<T> = {
  readonly customer: ChangedCustomer;
  readonly told: T;
  readonly undoId: string;
};

/** What of a person was confirmed. */
export type Confirmed = { readonly person: string; readonly fields: readonly ContactField[] };
