import { epochDayAt } from "../time/civil-at.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import { gapBase } from "./gap-base.ts";
import type { OwnGap } from "./own-gap.ts";
import { type Target, targetAfter } from "./target.ts";

/**
 * Tier B: one gap per step from entering the tier, or from the receipt of the sample once the
 * customer has it; after the last step a steady gap while the owner decides on a new tier. A gap of
 * the customer's industry or product goes before those of the plan.
 */
export function planSamples(
  facts: CadenceFacts,
  policy: CadencePolicy["B"],
  own: OwnGap | null,
): Target {
  const { zone, lastTouchAt } = facts;
  const entered = epochDayAt(facts.tierSince, zone);
  const receivedAt = facts.sampleReceivedAt;
  const isReceived =
    receivedAt !== null && epochDayAt(receivedAt, zone) >= entered - policy.receivedBeforeTierDays;
  const beganAt = isReceived ? receivedAt : facts.tierSince;
  const began = {
    code: isReceived ? "sample-received" : "no-touch-since",
    day: epochDayAt(beganAt, zone),
  } as const;
  const touched =
    lastTouchAt !== null && lastTouchAt >= beganAt ? epochDayAt(lastTouchAt, zone) : null;
  const base = gapBase(touched, began, facts.skippedOn);

  const plan = isReceived ? "received" : "sample";
  const gaps = isReceived ? policy.receivedGaps : policy.sampleGaps;
  const done = isReceived
    ? facts.touchesSinceSample + facts.skipsSinceSample
    : facts.touchesInTier + facts.skipsInTier;
  const gap = gaps[done];
  if (own !== null) {
    const target = targetAfter(base, own.days, { code: "own-gap", ...own });
    return { ...target, proposal: gap === undefined ? "after-last-step" : null };
  }
  if (gap === undefined) {
    const after = policy.afterLastGapDays;
    const target = targetAfter(base, after, { code: "b-finished", plan, gap: after });
    return { ...target, proposal: "after-last-step" };
  }
  const index = done + 1;
  const target = targetAfter(base, gap, {
    code: "b-step",
    plan,
    step: index,
    of: gaps.length,
    gap,
  });
  return { ...target, step: { plan, index, gaps } };
}
