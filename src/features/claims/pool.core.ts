import type { CivilDate } from "../../core/time/civil.ts";
import type { Stage, Tier } from "../../core/vocabulary.ts";

/** By which rules customers fall into the public pool and are claimed from it. */
export type PoolRule = {
  readonly isOn: boolean;
  /** A customer falls in after so many per cent of its tier's cadence: 150 is half a cadence overdue. */
  readonly cadencePercent: number;
  /** Customers of these tiers never fall in. */
  readonly exemptTiers: readonly Tier[];
  /** Days after an order in which a customer stays out. */
  readonly orderDays: number;
  /** Customers that a member may look at in a day, and claim in a day. */
  readonly looksADay: number;
  readonly claimsADay: number;
  /** Customers that somebody who claims may hold in all; null: any number. */
  readonly mostHeld: number | null;
  /** Per cent of the orders of the year after a claim that whoever had the customer is credited with. */
  readonly creditPercent: number;
  /** Days in which whoever lost a customer cannot claim it back. */
  readonly backDays: number;
};

/** What holds until an admin says otherwise. */
export const usualRule: PoolRule = {
  isOn: false,
  cadencePercent: 150,
  exemptTiers: ["KA"],
  orderDays: 90,
  looksADay: 20,
  claimsADay: 5,
  mostHeld: null,
  creditPercent: 0,
  backDays: 30,
};

/** Nobody falls in before being overdue for so many days, however short the cadence. */
export const leastOverdue = 14;

/** So many days before, the owner is warned. */
export const warnDays = 7;

/** For so many days after a claim its orders are credited. */
export const creditDays = 365;

/** For how many days a customer of a cadence is overdue when it falls in. */
export const overdueDays = (cadenceDays: number, { cadencePercent }: PoolRule): number =>
  Math.max(leastOverdue, Math.ceil((cadenceDays * (cadencePercent - 100)) / 100));

/** Whether by a rule customers fall in that did not by the one before: their owners are warned first. */
export const isStricter = (rule: PoolRule, before: PoolRule): boolean =>
  rule.isOn &&
  (!before.isOn ||
    rule.cadencePercent < before.cadencePercent ||
    rule.orderDays < before.orderDays ||
    before.exemptTiers.some((tier) => !rule.exemptTiers.includes(tier)));

/** Why an overdue customer does not fall in. */
export type KeptBy = "tier" | "order" | "owed" | "plan";

/** How an overdue customer stands to the pool. */
export type PoolStanding = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly country: string | null;
  readonly ownerId: string;
  readonly dueOn: CivilDate;
  readonly overdue: number;
  /** The tier's cadence in days. */
  readonly cadence: number;
  /** The day on which it falls in, if nothing keeps it out. */
  readonly poolOn: CivilDate;
  readonly isIn: boolean;
  readonly keptBy: KeptBy | null;
};

/** A page of the pool for a member. */
export type PoolPage = {
  readonly rule: PoolRule;
  /** What may be claimed, without what was shown on pages before. */
  readonly customers: readonly PoolStanding[];
  readonly total: number;
  /** How many follow, and how many of them are not shown today any more. */
  readonly left: number;
  readonly firstNumber: number;
  readonly looksLeft: number;
  readonly claimsLeft: number;
  /** The member's own that are in, or fall in within a week. */
  readonly own: readonly PoolStanding[];
};

/** A rule as it was set, with whom it concerns. */
export type PoolSet = PoolCounts & { readonly rule: PoolRule; readonly undoId: string | null };

/** How many customers are in, and how many fall in within a week. */
export type PoolCounts = { readonly inPool: number; readonly soon: number };

/** An order of a customer that was claimed from the pool, with whose credit a share of it is. */
export type Credit = {
  readonly ref: string;
  readonly former: string;
  readonly by: string;
  readonly percent: number;
  readonly amount: number;
  readonly currency: string;
};
