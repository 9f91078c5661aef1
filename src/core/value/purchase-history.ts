import type { EpochDay } from "../time/civil.ts";
import type { PurchaseStatistics } from "./purchase-groups.ts";

/** All that a customer bought on one day: orders of one day are one purchase. */
export type PurchaseDay = {
  readonly day: EpochDay;
  /** In the reporting currency; null when none of the day's orders has a rate. */
  readonly amount: number | null;
};

/** The past of one customer, the earliest day first; at least one day. */
export type PurchaseHistory = {
  readonly days: readonly [PurchaseDay, ...PurchaseDay[]];
  /**
   * What the last 12 months brought, less what came back, in the reporting currency; null where an
   * order of them has no rate.
   */
  readonly contribution: number | null;
};

/** Statistics of the literature in days, with `monetary`, the mean amount of a repeat day. */
export type PurchaseSummary = PurchaseStatistics & {
  /** 0 without a repeat purchase. */
  readonly monetary: number;
};

/**
 * Frequency, recency, age and monetary value as Fader & Hardie define them: the first purchase
 * starts the clock and counts in neither frequency nor monetary value. `asOf` ends the
 * observation.
 */
export function summarizePurchases({ days }: PurchaseHistory, asOf: EpochDay): PurchaseSummary {
  const [first, ...repeats] = days;
  const amounts = repeats.map(({ amount }) => amount).filter((amount) => amount !== null);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return {
    frequency: repeats.length,
    recency: (repeats.at(-1) ?? first).day - first.day,
    age: asOf - first.day,
    monetary: amounts.length === 0 ? 0 : sum / amounts.length,
  };
}

/** Days as the time unit of the models, which is the literature's. */
export const weeks = (days: number): number => days / 7;

/** A summary as the models take it. */
export const inWeeks = ({ frequency, recency, age }: PurchaseSummary): PurchaseStatistics => ({
  frequency,
  recency: weeks(recency),
  age: weeks(age),
});
