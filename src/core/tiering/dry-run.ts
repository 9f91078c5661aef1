import type { Tier } from "../vocabulary.ts";
import type { ProposedCustomer } from "./proposed-customer.ts";

/** How many customers the rules would move from one tier to another: as they are, and as changed. */
export type MoveCount = {
  readonly from: Tier;
  readonly to: Tier;
  readonly before: number;
  readonly after: number;
};

/** What changed cadences would do to the dues. */
export type DueShifts = {
  readonly earlier: number;
  readonly later: number;
  /** Median number of days by which the dues that move do so, either way; 0 when none does. */
  readonly medianDays: number;
  /** Customers due within the next 7 days or overdue. */
  readonly soonBefore: number;
  readonly soonAfter: number;
};

/** What would become of everybody under changed rules, before anything changes. */
export type DryRun = {
  /** Customers that were looked at; lost ones have no tier to propose. */
  readonly customers: number;
  /** Highest target first. */
  readonly moves: readonly MoveCount[];
  /** Proposals that there are only under the changed rules: how many, and the strongest. */
  readonly newCount: number;
  readonly newOnes: readonly ProposedCustomer[];
  /** Proposals that there would be no more. */
  readonly goneCount: number;
  /** Null where the cadences stay as they are. */
  readonly dues: DueShifts | null;
};
