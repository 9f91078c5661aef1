import type { EpochDay } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import { gapBase } from "./gap-base.ts";
import { ownGap } from "./own-gap.ts";
import { planKeyAccount } from "./plan-key-account.ts";
import { planSamples } from "./plan-samples.ts";
import { planWon } from "./plan-won.ts";
import type { Reason } from "./reason.ts";
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
  const own = ownGap(facts, policy.own);
  const gap = (usual: number): { readonly days: number; readonly why: Reason } =>
    own === null
      ? { days: usual, why: { code: "tier-gap", tier, days: usual } }
      : { days: own.days, why: { code: "own-gap", ...own } };
  switch (tier) {
    case "KA":
      return planKeyAccount(facts, policy.KA, base, gap(policy.KA.gapDays));
    case "A": {
      const { gapDays, shorterGapDays } = policy.A;
      const { days, why } = gap(gapDays);
      const earliest = (base.day + Math.max(days - (gapDays - shorterGapDays), 1)) as EpochDay;
      return { ...targetAfter(base, days, why), earliest };
    }
    case "B":
      return planSamples(facts, policy.B, own);
    case "C":
    case "D":
    case "E": {
      const { days, why } = gap(policy[tier].gapDays);
      return stage === "first-order" || stage === "repeat"
        ? planWon(facts, policy.won, base, days, own)
        : targetAfter(base, days, why);
    }
  }
}
