import type { EpochDay } from "../time/civil.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import type { GapBase } from "./gap-base.ts";
import type { OwnGap } from "./own-gap.ts";
import type { Reason } from "./reason.ts";
import { type Target, targetAfter } from "./target.ts";

/**
 * A customer who bought before: shortly before the next order is expected by their own rhythm, and
 * no later than the longest gap (or the tier's, when that is shorter). `own` is what set the tier's
 * gap, or the one of who bought before, by what they make or buy.
 */
export function planWon(
  facts: CadenceFacts,
  policy: CadencePolicy["won"],
  base: GapBase,
  tierGapDays: number,
  own: OwnGap | null,
): Target {
  const isOwn = own !== null && (own.of === "won" || own.days <= policy.longestGapDays);
  const days = isOwn ? own.days : Math.min(tierGapDays, policy.longestGapDays);
  const { stage, lastOrderOn, orderGapDays } = facts;
  if (lastOrderOn !== null && orderGapDays !== null) {
    const gapDays = Math.round(orderGapDays);
    const on = (epochDayOf(lastOrderOn) + gapDays - policy.beforeReorderDays) as EpochDay;
    if (on > base.day && on < base.day + days) {
      const why = { code: "reorder", on: civilDateOf(on), lastOrderOn, gapDays } as const;
      return targetAfter(base, on - base.day, why);
    }
  }
  const why: Reason = isOwn ? { code: "own-gap", ...own } : { code: "stage-gap", stage, days };
  return targetAfter(base, days, why);
}
