import type { EpochDay } from "../time/civil.ts";
import type { Stage } from "../vocabulary.ts";
import type { PurchaseHistory } from "./purchase-history.ts";

/** The stage that a customer's orders speak for, and what in them does. */
export type OrderStage = {
  readonly stage: Extract<Stage, "first-order" | "repeat" | "lost">;
  readonly because:
    | { readonly reason: "bought-once" }
    | { readonly reason: "came-back"; readonly purchases: number }
    /** In days; `usualGap` is the median between purchases, null with fewer than two gaps. */
    | { readonly reason: "silent"; readonly days: number; readonly usualGap: number | null };
};

/** A year, and three times the own rhythm: a dormant customer comes well before a lost one. */
export const lostAfter = { days: 365, gaps: 3 };

/** Reads the stage from orders. */
export function stageFromOrders({ days }: PurchaseHistory, asOf: EpochDay): OrderStage {
  const gaps = days.slice(1).map(({ day }, index) => day - (days[index]?.day ?? day));
  const usualGap = gaps.length < 2 ? null : medianOf(gaps);
  const silent = asOf - (days.at(-1)?.day ?? asOf);
  if (silent > Math.max(lostAfter.days, lostAfter.gaps * (usualGap ?? 0)))
    return { stage: "lost", because: { reason: "silent", days: silent, usualGap } };
  return days.length === 1
    ? { stage: "first-order", because: { reason: "bought-once" } }
    : { stage: "repeat", because: { reason: "came-back", purchases: days.length } };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
