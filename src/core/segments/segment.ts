import type { Priority } from "../customer/priority.ts";
import type { CarriedRate } from "../money/carried-rates.ts";
import type { CivilDate } from "../time/civil.ts";
import type { AmountBounds } from "./amount-bounds.ts";

/** By what customers are divided. */
export const segmentDimensions = [
  "region",
  "country",
  "market",
  "industry",
  "size",
  "product",
  "frequency",
  "amount",
  "contribution",
  "potential",
  "need",
] as const;
export type SegmentDimension = (typeof segmentDimensions)[number];

/**
 * Customers of one kind. The last year is the 365 days up to the customer's today, the year before
 * the 365 before that. Amounts are in the table's currency, each order at the rate of its month.
 */
export type Segment = {
  /** Country, industry, tier … ; null where it is not known. */
  readonly key: string | null;
  readonly customers: number;
  /** Of them, those who were entered a year ago already. */
  readonly customersBefore: number;
  /** Of them, those who are lost. */
  readonly lost: number;
  /** Who ever bought, and who did on two days or more. */
  readonly buyers: number;
  readonly returning: number;
  readonly amount: number;
  readonly amountBefore: number;
  /** Purchases to expect of them in the next year × what one brings; null where it is not known. */
  readonly expected: number | null;
  /** Currencies of orders of the two years that have no rate: they are not in the amounts. */
  readonly unvalued: readonly string[];
};

/** All segments of one division, the largest amount first, then the most customers. */
export type SegmentTable = {
  readonly dimension: SegmentDimension;
  readonly asOf: CivilDate;
  readonly currency: string;
  /** Others in which orders of the two years are. */
  readonly otherCurrencies: readonly string[];
  /** Of them, those whose rate is of before. */
  readonly carried: readonly CarriedRate[];
  /** What divides them by amount. */
  readonly bounds: AmountBounds;
  readonly segments: readonly Segment[];
  /** All customers, each counted once; in `product` one can be in several segments. */
  readonly total: Segment;
};

/** In what we may be strong in a market. */
export const strengths = [
  "product",
  "technology",
  "service",
] as const satisfies readonly Priority[];

/** What a manager judges of a market. */
export const marketAspects = ["competition", "strength", ...strengths] as const;

/** A market as a manager judges it: 1 (little) to 5; how strong we are there, and in what. */
export type MarketScore = { readonly country: string } & {
  readonly [Aspect in (typeof marketAspects)[number]]: number | null;
};

/** How many customers of a country weigh something. */
export type Weighed = {
  readonly country: string;
  readonly priority: Priority;
  readonly customers: number;
};

/** What most customers of a country weigh, null where nothing is. */
export function mostWeighed(weighed: readonly Weighed[], country: string | null): Weighed | null {
  const there = weighed.filter((one) => one.country === country);
  return there.reduce<Weighed | null>(
    (most, one) => (most === null || one.customers > most.customers ? one : most),
    null,
  );
}

/** Growth as a part of what was before; null where there was nothing. */
export const growthOf = (now: number, before: number): number | null =>
  before > 0 ? now / before - 1 : null;
