import type { EpochDay } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import type { GapBase } from "./gap-base.ts";
import type { Reason } from "./reason.ts";
import { type Target, targetAfter } from "./target.ts";

/**
 * Tier KA: a steady gap, or the review of the account when it comes first. A review that was due
 * before the last touch is due right after it. `gap` is the steady one, and why it is so long.
 */
export function planKeyAccount(
  facts: CadenceFacts,
  policy: CadencePolicy["KA"],
  base: GapBase,
  gap: { readonly days: number; readonly why: Reason },
): Target {
  const { zone } = facts;
  const limit = {
    from: epochDayAt(facts.lastTouchAt ?? facts.tierSince, zone),
    days: policy.neverBeyondDays,
  };
  const reviewed = epochDayAt(facts.lastReviewAt ?? facts.tierSince, zone);
  const review = (reviewed + policy.reviewDays) as EpochDay;
  const daysToReview = Math.max(review - base.day, 1);
  const target =
    daysToReview <= gap.days
      ? targetAfter(base, daysToReview, { code: "review", on: civilDateOf(review) })
      : targetAfter(base, gap.days, gap.why);
  return { ...target, limit };
}
