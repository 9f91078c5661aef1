import type { EpochDay } from "../time/civil.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import type { ClosureOn } from "./open-days.ts";
import type { Reason } from "./reason.ts";
import type { Limit, Target } from "./target.ts";
import { type Walk, walkBackToOpenDay, walkToOpenDay } from "./walk-to-open-day.ts";

/** Where a target comes to rest. */
export type Settled = {
  /** An open day. */
  readonly day: EpochDay;
  /** The target, brought within its limit. */
  readonly from: EpochDay;
  /** The limit if it had a say, and the shifts in order. */
  readonly why: readonly Reason[];
};

/** Moves a target to an open day: back as far as it allows itself, else on to the next one. */
export function comeToRest(target: Target, closureOn: ClosureOn): Settled {
  if (target.limit) return settleWithin(target.limit, target, closureOn);
  const from = target.day;
  const { day, shifts } =
    walkBackToOpenDay(from, target.earliest, closureOn) ?? walkToOpenDay(from, closureOn);
  return { day, from, why: shifts };
}

/** Rather goes back than past the limit, as long as a day after the last touch is open. */
function settleWithin(limit: Limit, target: Target, closureOn: ClosureOn): Settled {
  const latest = (limit.from + limit.days) as EpochDay;
  const from = Math.min(target.day, latest) as EpochDay;
  const forward = walkToOpenDay(from, closureOn);
  const first = (limit.from + 1) as EpochDay;
  const back: Walk | null = forward.day > latest ? walkBackToOpenDay(from, first, closureOn) : null;
  const { day, shifts } = back ?? forward;
  if (!back && target.day <= latest) return { day, from, why: shifts };
  const capped: Reason = { code: "capped", days: limit.days, on: civilDateOf(latest) };
  return { day, from, why: [capped, ...shifts] };
}
