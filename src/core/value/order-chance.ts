import type { EpochDay } from "../time/civil.ts";

/** The own rhythm of a customer: days between its purchase days. */
export type OwnRhythm = {
  /** The middle of the gaps. */
  readonly medianDays: number;
  /** Four of five gaps are no longer. */
  readonly p80Days: number;
  readonly gaps: number;
};

/** Gaps from which a rhythm is read. */
const leastGaps = 2;

/** The gaps between purchase days, the earliest day first. */
export const gapsOf = (days: readonly EpochDay[]): number[] =>
  days.slice(1).map((day, index) => day - (days[index] ?? day));

/** The rhythm in gaps between orders; null with fewer than two. */
export function ownRhythm(gaps: readonly number[]): OwnRhythm | null {
  if (gaps.length < leastGaps) return null;
  const sorted = [...gaps].sort((one, other) => one - other);
  return { medianDays: at(sorted, 0.5), p80Days: at(sorted, 0.8), gaps: gaps.length };
}

/** As the database's `percentile_cont`: between two values, their mix. */
function at(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const [low, high] = [Math.floor(place), Math.ceil(place)];
  const [below, above] = [sorted[low] ?? 0, sorted[high] ?? 0];
  return below + (above - below) * (place - low);
}

/**
 * What the model's word weighs, in gaps of the customer's own. Of 1, 2, 5 and 20 this one foretold best who
 * falls silent: AUC 0.732, 0.738, 0.741, 0.740 in the mean of four tests on Online Retail, where the model
 * alone has 0.739. The own rhythm adds so little there: most customers have one or two gaps. Neither the
 * silence by the own median (0.686) or p80 (0.667), nor shrinking baskets (0.739) did better; what all
 * orders brought adds 0.012, with the orders of the last half year 0.013, and a logistic regression over
 * all of these, learnt on the window before, has 0.752. So nothing in these data is 0.02 better.
 */
const modelWeight = 5;

/**
 * The chance of an order within `days` for a customer silent for `silent` days: of its own gaps that
 * were longer than this silence, the part that ended within those days, mixed with what the model of
 * all customers expects of a year, which counts as five gaps more.
 */
export function orderChance(
  gaps: readonly number[],
  silent: number,
  expectedPerYear: number,
  days: number,
): number {
  const open = gaps.filter((gap) => gap > silent);
  const ended = open.filter((gap) => gap <= silent + days).length;
  const usual = 1 - Math.exp((-Math.max(0, expectedPerYear) * days) / 365);
  return (ended + modelWeight * usual) / (open.length + modelWeight);
}
