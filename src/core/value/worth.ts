import type { CivilDate } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";

/** A customer in a table of worth. */
export type WorthCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** Handle of the owner; null where nobody has it. */
  readonly owner: string | null;
};

/** Who brings how much of what the last 12 months brought, by the latest valuation. */
export type Pareto = {
  readonly currency: string;
  /** Whether margins are known, so that it is profit; turnover else. */
  readonly isProfit: boolean;
  /** All customers that the asker sees. */
  readonly customers: number;
  /** Of them, those who brought anything, and those whose orders have no rate. */
  readonly bringing: number;
  readonly unvalued: number;
  /** Orders were brought since by a file, which are not in it yet. */
  readonly isBehind: boolean;
  readonly total: number;
  /** The fewest who bring 80 % together, and what they bring. */
  readonly vital: number;
  readonly vitalAmount: number;
  /** Touches of the last 90 days, and those of them that went to the vital few. */
  readonly touches: number;
  readonly vitalTouches: number;
  readonly top: readonly (WorthCustomer & {
    readonly amount: number;
    /** Of the total, with all above it. */
    readonly upTo: number;
    /** Days since anybody was in touch; null: never. */
    readonly untouchedDays: number | null;
  })[];
};

/** Of those who bought, how many had bought before. */
export type RepeatRate = { readonly buyers: number; readonly returning: number };

/** Days in a row, both included, with how many of those who bought in them had bought before. */
export type RepeatOfDays = RepeatRate & { readonly from: CivilDate; readonly to: CivilDate };

/** How many come back: by period, and by person for those who lead. */
export type RepeatTable = {
  /** The last 12 months, and the 12 before. */
  readonly years: readonly RepeatOfDays[];
  /** The latest calendar quarters, the running one first. */
  readonly quarters: readonly RepeatOfDays[];
  /** The last 12 months by owner (null: of nobody); empty for who sees only their own. */
  readonly people: readonly (RepeatRate & { readonly owner: string | null })[];
};

/** What makes a customer a key customer. */
export const keyKinds = ["both", "money", "influence"] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Key customers of each kind, those of most worth first. */
export type KeyCustomers = {
  readonly customers: readonly (WorthCustomer & {
    readonly kind: KeyKind;
    /** What the last 12 months brought; null where it is not known. */
    readonly amount: number | null;
    /** The tag that says they have influence. */
    readonly tag: string | null;
  })[];
  readonly currency: string | null;
  readonly isProfit: boolean;
  /** Tags that say so, by the rules. */
  readonly tags: readonly string[];
};
