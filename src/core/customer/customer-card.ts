import type { DueCustomer, UndueCustomer } from "../cadence/due-customer.ts";
import type { OrderedMoney } from "../money/ordered-money.ts";
import type { Owed } from "../owed/owed.ts";
import type { BestHour } from "../people/best-hour.ts";
import type { ContactField } from "../people/contact-field.ts";
import type { NeedFact } from "../tiering/need.ts";
import type { TierProposal, TierReason } from "../tiering/tier-proposal.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import type { Attitude, ContactLevel, Direction, Outcome, TouchKind } from "../vocabulary.ts";
import type { CardValue } from "./card-value.ts";
import type { CompanyFacts, CompanyField } from "./company-field.ts";
import type { StandingStop } from "./stop.ts";

/** A person at a customer, personal fields opened. */
export type CardContact = {
  readonly name: string;
  /** Their function, as written. */
  readonly role: string | null;
  readonly level: ContactLevel | null;
  /** Whether they decide on what is bought; null where nobody told. */
  readonly decides: boolean | null;
  /** How they stand to us; null where nobody told. */
  readonly attitude: Attitude | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** A second number. */
  readonly otherPhone: string | null;
  /** The tag of the language they are greeted in. */
  readonly language: string | null;
  /** Tags of further languages that they speak. */
  readonly otherLanguages: readonly string[];
  /** `MM-DD`, `YYYY-MM-DD` or `lunar:MM-DD`. */
  readonly birthday: string | null;
  readonly taboos: string | null;
  readonly preferences: string | null;
  readonly superstition: string | null;
  readonly caresAbout: string | null;
  readonly background: string | null;
  readonly note: string | null;
  /** When somebody last told a field; of what a file brought nothing is known. */
  readonly confirmed: Readonly<Partial<Record<ContactField, Instant>>>;
  /** When they usually answer; null where too few touches tell. */
  readonly bestHour: BestHour | null;
  /** When it was told that they left; null while they work there. */
  readonly leftAt: Instant | null;
};

/** One touch as a card tells of it. */
export type CardTouch = {
  readonly at: Instant;
  readonly kind: TouchKind;
  readonly direction: Direction;
  readonly outcome: Outcome;
  /** The person it was with; null when that is not known. */
  readonly with: string | null;
  /** Name of the member; null when they are not known. */
  readonly by: string | null;
  readonly content: string | null;
};

/** The orders of a customer together. */
export type CardOrders = {
  /** Orders that were not cancelled. */
  readonly count: number;
  readonly cancelled: number;
  /** What was taken back by credit notes, below zero. */
  readonly credited: OrderedMoney;
  readonly lastOn: CivilDate | null;
  /** What was ordered on that day, by currency. */
  readonly lastSums: readonly { readonly currency: string; readonly amount: number }[];
  /** Median days between days with an order; null with fewer than two gaps. */
  readonly gapDays: number | null;
  readonly totals: OrderedMoney;
};

/** Everything that is known of one customer, for those who may see it. */
export type CustomerCard = (DueCustomer | UndueCustomer) & CardFacts;

/** What a card tells besides when the customer is due. */
export type CardFacts = {
  /** What they asked to be left alone with, the oldest first. */
  readonly standing: readonly StandingStop[];
  readonly tierSince: Instant;
  /** What is known of the company, and of what is as somebody told it: when they last did. */
  readonly company: CompanyFacts;
  readonly companyConfirmed: Readonly<Partial<Record<CompanyField, Instant>>>;
  /** The zone is the likeliest of several; nobody said it. */
  readonly zoneGuessed: boolean;
  /** What it is called besides its name. */
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly ownerName: string | null;
  /** The tier that the rules would give instead. */
  readonly proposal: TierProposal | null;
  /** Why the rules put the customer into the tier they are in; empty where they do not. */
  readonly tierBecause: readonly TierReason[];
  /** What the customer has told of what they need. */
  readonly knownNeed: readonly NeedFact[];
  readonly contacts: readonly CardContact[];
  /** Those who left, the last one first. */
  readonly former: readonly CardContact[];
  /** The newest first. */
  readonly touches: readonly CardTouch[];
  /** The earliest date first. */
  readonly owed: readonly Owed[];
  readonly orders: CardOrders;
  readonly value: CardValue;
};
