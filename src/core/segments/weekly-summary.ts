import type { CivilDate } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";
import type { Adherence } from "./adherence.ts";

/** How many customers stand in a tier, and how many more than before the week (negative: fewer). */
export type TierCount = {
  readonly tier: Tier;
  readonly count: number;
  readonly change: number;
};

/** Customers who ended the week in another tier than they began it in. */
export type TierMove = { readonly from: Tier; readonly to: Tier; readonly count: number };

/** The adherence of the week in one tier. */
export type TierAdherence = Adherence & { readonly tier: Tier };

/** The adherence of the days that ended on a date, all tiers together. */
export type PastAdherence = Adherence & { readonly to: CivilDate };

/** Key accounts about to cross a line of the temperature law within 7 days. */
export type Cooling = {
  /** Days without two-way contact that the line stands for. */
  readonly line: 60 | 120;
  readonly count: number;
};

/** Key accounts beyond a line of the temperature law already; each counts for the farther line. */
export type Cold = Cooling;

/** Customers who bought in the last 12 months, and those of them who had bought before. */
export type Returning = { readonly buyers: number; readonly returning: number };

/** Customers with whom there was a contact: those who never ordered, and those who did. */
export type Reached = { readonly fresh: number; readonly known: number };

/** A customer that is named to who leads, with the day of the next step. */
export type NamedInWeek = {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  /** Name of the member who owns it; null without one. */
  readonly owner: string | null;
  /** When the next touch is due; null: nothing is. */
  readonly dueOn: CivilDate | null;
};

/** A customer that ended the days in another tier than it began them in. */
export type MovedInWeek = NamedInWeek & { readonly from: Tier; readonly to: Tier };

/** A week of a team in figures, without names. Dates are of the organization's zone, inclusive. */
export type WeeklySummary = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** All six tiers, KA first; lost customers are not counted, but for themselves. */
  readonly byTier: readonly TierCount[];
  readonly lost: number;
  readonly moves: readonly TierMove[];
  /** Tiers in which anything was due, KA first. */
  readonly adherence: readonly TierAdherence[];
  /** Of the weeks up to this one, it the last; of other days than a week, theirs alone. */
  readonly trend: readonly PastAdherence[];
  /** The farther line first. */
  readonly cold: readonly Cold[];
  readonly cooling: readonly Cooling[];
  readonly returning: Returning;
  readonly reached: Reached;
  /** Customers who spoke with us again after a long silence. */
  readonly regained: number;
};

/** A key account that will cross a line of the temperature law within 7 days. */
export type CoolingAccount = NamedInWeek & {
  readonly line: 60 | 120;
  /** The first day on the far side of the line. */
  readonly on: CivilDate;
};

/** A key account that is beyond a line, and for how many days nobody has spoken with it. */
export type ColdAccount = NamedInWeek &
  Pick<CoolingAccount, "line"> & {
    readonly days: number;
  };

/** What only those who lead the team may read of a week. */
export type WeeklyDetail = {
  /** The longest silence first. */
  readonly cold: readonly ColdAccount[];
  readonly cooling: readonly CoolingAccount[];
  /** Those who moved, upward first, and those regained, the latest first. */
  readonly moved: readonly MovedInWeek[];
  readonly regained: readonly NamedInWeek[];
  /** Customers whose window has passed without a touch, by owner, most first, then by name. */
  readonly overdue: readonly { readonly owner: string | null; readonly count: number }[];
};
