import type { CivilDate } from "../time/civil.ts";
import { daysBetween } from "../time/civil-date.ts";
import { lostAfter } from "../value/stage-from-orders.ts";
import type { Stage } from "../vocabulary.ts";

/** What a stage is read from. Dates are the customer's civil dates. */
export type StageFacts = {
  /** Days with an order, and the last of them. */
  readonly orderDays: number;
  readonly lastOrderOn: CivilDate | null;
  /** Median days between orders; null with fewer than two gaps. */
  readonly orderGapDays: number | null;
  /** Last touches with such an outcome. */
  readonly sampledOn: CivilDate | null;
  readonly quotedOn: CivilDate | null;
  readonly repliedOn: CivilDate | null;
};

/** The stage that orders and touches speak for, and what in them does. */
export type StageReading =
  | { readonly stage: "lost"; readonly days: number }
  | { readonly stage: "repeat"; readonly purchases: number }
  | { readonly stage: "first-order"; readonly on: CivilDate }
  | { readonly stage: "sampled"; readonly on: CivilDate }
  | { readonly stage: "negotiating"; readonly by: "quote" | "reply"; readonly on: CivilDate }
  | { readonly stage: Extract<Stage, "lead"> };

/**
 * Reads the stage: a buyer silent for longer than a year and three times its own rhythm is lost;
 * orders on two days make it one who came back; a sample outweighs a quote, a quote a reply.
 */
export function judgeStage(facts: StageFacts, today: CivilDate): StageReading {
  const { orderDays, lastOrderOn, orderGapDays, sampledOn, quotedOn, repliedOn } = facts;
  if (lastOrderOn !== null) {
    const days = daysBetween(lastOrderOn, today);
    if (days > Math.max(lostAfter.days, lostAfter.gaps * (orderGapDays ?? 0)))
      return { stage: "lost", days };
    if (orderDays > 1) return { stage: "repeat", purchases: orderDays };
    return { stage: "first-order", on: lastOrderOn };
  }
  if (sampledOn !== null) return { stage: "sampled", on: sampledOn };
  if (quotedOn !== null) return { stage: "negotiating", by: "quote", on: quotedOn };
  if (repliedOn !== null) return { stage: "negotiating", by: "reply", on: repliedOn };
  return { stage: "lead" };
}
