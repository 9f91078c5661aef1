import type { PurchaseStatistics } from "./purchase-groups.ts";

/** What a model expects of a customer with a given past. */
export type Outlook = {
  /** Expected number of purchases within the horizon. */
  readonly expectedPurchases: number;
  /** Probability of not having dropped out; null for a model that knows no dropout. */
  readonly pAlive: number | null;
};

/** A fitted model with a horizon in mind: statistics in the fit's time unit to what it expects. */
export type Forecast = (customer: PurchaseStatistics) => Outlook;

/** Parameters found by maximum likelihood. */
export type Fit<Shape> = {
  readonly params: Shape;
  readonly logLikelihood: number;
  /** Number of customers it rests on. */
  readonly customers: number;
};
