import type { Priority } from "../customer/priority.ts";
import type { OwedKind } from "../owed/owed-kind.ts";
import type { Economy } from "../places/economy-of.ts";
import type { Region } from "../places/region-of.ts";
import type { CivilDate, Zone } from "../time/civil.ts";
import type { KeyKind } from "../value/worth.ts";
import { type Attitude, attitudes, type Outcome, type Stage, type Tier } from "../vocabulary.ts";
import type { CardField } from "./card-field.ts";
import type { CompanySize } from "./company-size.ts";
import type { FoundOrder, Temperature, ValueClass } from "./found-order.ts";

/** How who decides at a customer stands to us, or that nobody is known who does. */
export const deciderStates = [...attitudes, "none"] as const;
export type DeciderState = (typeof deciderStates)[number];

/** Bounds of a whole number, both included; absent: open on that side. */
export type Bounds = { readonly least?: number; readonly most?: number };

/** A size that is asked for: by words that somebody may have written, by the people who work there, or by either. */
export type SizeAsked = {
  readonly words: readonly string[];
  readonly headcount?: Bounds;
  /** Which of the sizes it is, where it was named. */
  readonly kind?: CompanySize;
};

/** Where they came from, as it was typed, and all words for it. */
export type SourceAsked = { readonly typed: string; readonly words: readonly string[] };

/** Civil days in a row, both included. */
export type DaysAsked = { readonly from: CivilDate; readonly to: CivilDate };

/** Touches that a search asks for: with any of these outcomes, on any of these days. */
export type TouchesAsked = {
  readonly outcomes?: readonly Outcome[];
  readonly days?: DaysAsked;
  /** In which the customer asked for something. */
  readonly isInquiry?: true;
};

/**
 * What a search asks for. Every part that is present must hold; of the values within one part any
 * may (`tier:B,C`), except tags and words, which must all be there.
 */
export type CustomerFilter = {
  /** ISO 3166 alpha-2. */
  readonly countries?: readonly string[];
  readonly regions?: readonly Region[];
  /** Parts of the industry's name. */
  readonly industries?: readonly string[];
  readonly tiers?: readonly Tier[];
  readonly stages?: readonly Stage[];
  readonly tags?: readonly string[];
  /** Handles or names of members; the empty list means customers without an owner. */
  readonly owners?: readonly string[];
  /** Whole days since the last touch, or since the customer was entered when there is none. */
  readonly silentDays?: Bounds;
  /** Number of days with an order. */
  readonly orders?: Bounds;
  /** By their own rhythm the next order is due, or will be within a few days. */
  readonly isReorderDue?: true;
  /** An order was made within these days, of its own calendar. */
  readonly ordered?: DaysAsked;
  /** No order was made within these days. */
  readonly unordered?: DaysAsked;
  /** A contact has a birthday on one of these days. */
  readonly birthdays?: DaysAsked;
  /** A line of the temperature law is crossed within so many days if nobody reaches them. */
  readonly coolsWithin?: number;
  /** The next touch is due on one of these days (up to the last where there is no first), or was due before today. */
  readonly due?: (Pick<DaysAsked, "to"> & Partial<DaysAsked>) | "overdue";
  /** There was such a touch. */
  readonly touched?: TouchesAsked;
  /** There was no such touch. */
  readonly untouched?: TouchesAsked;
  /** Zone of the member who asks, in which days of touches are counted; UTC unless given. */
  readonly zone?: Zone;
  /** Something of these kinds is owed and open. */
  readonly owed?: readonly OwedKind[];
  /** They asked to be left alone with something. */
  readonly isStopped?: true;
  /** It is shown for somebody to contact them, whatever else is asked. */
  readonly isForContact?: true;
  /** None of this is known of them, or of any of their people. */
  readonly lacks?: readonly CardField[];
  /** Parts of the name of something they ordered. */
  readonly products?: readonly string[];
  /** Parts of where they came from, of their size, city and language, as somebody wrote them. */
  readonly sources?: readonly SourceAsked[];
  readonly sizes?: readonly SizeAsked[];
  readonly cities?: readonly string[];
  readonly languages?: readonly string[];
  /** Their share of what the organization earns. */
  readonly classes?: readonly ValueClass[];
  /** What they brought in the last 12 months, in the reporting currency. */
  readonly amount?: Bounds;
  /** What is to be expected of them. */
  readonly expected?: Bounds;
  readonly temperatures?: readonly Temperature[];
  /** Key customers by money, by influence, or by both; and the tags that tell of influence. */
  readonly keyKinds?: readonly KeyKind[];
  readonly influenceTags?: readonly string[];
  /** Kinds of markets their countries are. */
  readonly markets?: readonly Economy[];
  /** They weigh one of these. */
  readonly priorities?: readonly Priority[];
  /** Somebody there stands so to us; who decides there does, or nobody is known to decide. */
  readonly attitudes?: readonly Attitude[];
  readonly deciders?: readonly DeciderState[];
  /** In which order they are wanted. */
  readonly order?: FoundOrder;
  /** Words in the name or the city. */
  readonly words?: readonly string[];
  /** They are none of these. */
  readonly except?: Pick<CustomerFilter, OfTheirOwn>;
};

/** What a customer is, as against what happened: a search may leave out who is such. */
type OfTheirOwn = "countries" | "regions" | "industries" | "tiers" | "stages" | "tags" | "owners";

/** Whether a search asks whom to contact, rather than who there is. */
export const asksWhomToContact = (filter: CustomerFilter): boolean =>
  filter.isForContact === true ||
  filter.silentDays !== undefined ||
  filter.coolsWithin !== undefined ||
  filter.due !== undefined ||
  filter.untouched !== undefined ||
  filter.unordered !== undefined ||
  filter.birthdays !== undefined ||
  filter.isReorderDue === true;

/** Whether a search asks how people at customers stand to us, which no group is told. */
export const asksOfPeople = ({ attitudes, deciders }: CustomerFilter): boolean =>
  attitudes !== undefined || deciders !== undefined;
