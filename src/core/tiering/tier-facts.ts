import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";
import type { NeedFact } from "./need.ts";

/** Everything that a customer's tier is judged by. "The last year" is the 365 days up to now. */
export type TierFacts = {
  readonly tier: Tier;
  readonly stage: Stage;
  readonly zone: Zone;
  readonly country: string | null;
  readonly industry: string | null;
  readonly website: string | null;
  readonly tags: readonly string[];
  /** When the customer was entered, and into this tier. */
  readonly createdAt: Instant;
  readonly tierSince: Instant;
  readonly lastReplyAt: Instant | null;
  readonly lastTwoWayAt: Instant | null;
  /** Times that both sides spoke in the last year. */
  readonly twoWayCount: number;
  /** What was told of the need, and when that last changed. */
  readonly knownNeed: readonly NeedFact[];
  readonly needAt: Instant | null;
  /** The last quote, sample sent and sample received of the last year. */
  readonly quotedAt: Instant | null;
  readonly sampledAt: Instant | null;
  readonly receivedAt: Instant | null;
  readonly lastOrderOn: CivilDate | null;
  /** Days with an order in the last year. */
  readonly orderDays: number;
  /** What the orders of the last year brought, in the reporting currency. */
  readonly contribution: number;
  /** Among those orders is one without a rate: they brought more than that, nobody knows how much. */
  readonly hasUnvalued: boolean;
  /** When they were last taken out of tier B; null when they never were. */
  readonly leftSamplesAt: Instant | null;
  /** Went through the plan of tier B. */
  readonly planEnded: boolean;
  /** The owner's noes that may still count. */
  readonly refusals: readonly { readonly basis: string; readonly at: Instant }[];
};

/** What all customers of the organization brought together in the last year. */
export type Portfolio = {
  /** Sum of the contributions above zero; 0 when nobody ordered. */
  readonly total: number;
  /** The smallest contribution of each class; nobody is in a class that is `Infinity`. */
  readonly leastOf: { readonly A: number; readonly B: number };
};
