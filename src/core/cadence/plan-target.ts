import type { EpochDay } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import { gapBase } from "./gap-base.ts";
import { planKeyAccount } from "./plan-key-account.ts";
import { planSamples } from "./plan-samples.ts";
import { planWon } from "./plan-won.ts";
import { takenOver } from "./taken-over.ts";
import { type Target, targetAfter } from "./target.ts";

/** Aims at the next touch by stage and tier, or at the later day that a member asked for. */
export function planTarget(facts: CadenceFacts, policy: CadencePolicy): Target {
  const target = takenOver(planByStageAndTier(facts, policy), facts);
  const { requestedOn } = facts;
  if (requestedOn === null) return target;
  const requested = epochDayOf(requestedOn);
  if (requested <= target.base.day) return target;
  return {
    ...target,
    day: requested,
    earliest: requested,
    why: { code: "requested", on: requestedOn },
  };
}

function planByStageAndTier(facts: CadenceFacts, policy: CadencePolicy): Target {
  const { tier, stage, zone, lastTouchAt } = facts;
  const began = { code: "no-touch-since", day: epochDayAt(facts.tierSince, zone) } as const;
  const touched = lastTouchAt === null ? null : epochDayAt(lastTouchAt, zone);
  const base = gapBase(touched, began, facts.skippedOn);
  if (stage === "lost") {
    const days = policy.lost.gapDays;
    return targetAfter(base, days, { code: "stage-gap", stage, days });
  }
  switch (tier) {
    case "KA":
      return planKeyAccount(facts, policy.KA, base);
    case "A": {
      const days = policy.A.gapDays;
      const earliest = (base.day + policy.A.shorterGapDays) as EpochDay;
      return { ...targetAfter(base, days, { code: "tier-gap", tier, days }), earliest };
    }
    case "B":
      return planSamples(facts, policy.B);
    case "C":
    case "D":
    case "E": {
      const days = policy[tier].gapDays;
      return stage === "first-order" || stage === "repeat"
        ? planWon(facts, policy.won, base, days)
        : targetAfter(base, days, { code: "tier-gap", tier, days });
    }
  }
}
