import { type CadencePolicy, defaultPolicy } from "../cadence/cadence-policy.ts";
import type { Tier } from "../vocabulary.ts";

/** After how many days without a word from the customer they count as dormant. */
export type DormancyRule = {
  /** Times the customer's own median gap between orders, where it has one … */
  readonly timesGap: number;
  /** … and no earlier than the longest gap of the tier's cadence. */
  readonly cadenceDays: Readonly<Record<Tier, number>>;
  /** For customers without a rhythm of their own. */
  readonly days: number;
};

/** Days of silence unless the organization has set its own. */
export const usualDormantDays = 90;

/** Unanswered attempts in a row that end a round of bringing a dormant customer back. */
export const triesOfRound = 3;

/** The rule with an organization's number of days. */
export function dormancyRule(
  days: number = usualDormantDays,
  { KA, A, B, C, D, E }: CadencePolicy = defaultPolicy,
): DormancyRule {
  return {
    timesGap: 3,
    cadenceDays: {
      KA: KA.gapDays,
      A: A.gapDays,
      B: B.afterLastGapDays,
      C: C.gapDays,
      D: D.gapDays,
      E: E.gapDays,
    },
    days,
  };
}
