import type { DrawnWeek } from "../../src/charts/week-panels.ts";
import type { MarketScore, Segment, SegmentTable } from "../../src/core/segments/segment.ts";
import type { CivilDate, EpochDay } from "../../src/core/time/civil.ts";
import { civilDateOf, epochDayOf } from "../../src/core/time/epoch-day.ts";
import { tiers } from "../../src/core/vocabulary.ts";

const lastDay = "2026-11-22" as CivilDate;

/** A week of customers by tier with changes, and of touches on time out of those due, week by week. */
export const drawnWeek = (
  counts: readonly number[],
  changes: readonly number[],
  onTimeOfDue: readonly (readonly [number, number])[],
): DrawnWeek => ({
  from: "2026-11-16" as CivilDate,
  to: lastDay,
  byTier: tiers.map((tier, index) => ({
    tier,
    count: counts[index] ?? 0,
    change: changes[index] ?? 0,
  })),
  trend: onTimeOfDue.map(([onTime, due], index) => ({
    to: civilDateOf((epochDayOf(lastDay) - 7 * (onTimeOfDue.length - 1 - index)) as EpochDay),
    onTime,
    due,
  })),
});

/** One with everything: rises, falls, a tier without anybody, a tier of very many; gaps and a 0. */
export const fullWeek = drawnWeek(
  [3, 11, 8, 0, 16, 1207],
  [1, -2, 0, 0, 3, -1012],
  [
    [0, 0],
    [7, 10],
    [9, 12],
    [8, 8],
    [0, 0],
    [0, 9],
    [6, 12],
    [15, 20],
    [11, 14],
    [8, 9],
    [17, 22],
    [14, 17],
  ],
);

/** A company that has just begun. */
export const emptyWeek = drawnWeek([], [], Array(12).fill([0, 0]));

const segment = (key: string, figures: Partial<Segment>): Segment => ({
  key,
  customers: 4,
  customersBefore: 3,
  lost: 0,
  buyers: 2,
  returning: 1,
  amount: 0,
  amountBefore: 0,
  expected: null,
  unvalued: [],
  ...figures,
});

/** Countries that grow many times over, shrink, stay, begin, and have only sums without a rate. */
export const drawnMarkets: SegmentTable = {
  dimension: "country",
  asOf: lastDay,
  currency: "USD",
  otherCurrencies: [],
  carried: [],
  bounds: {} as SegmentTable["bounds"],
  segments: [
    segment("SA", { amount: 1045050, amountBefore: 85000 }),
    segment("AE", { amount: 345050, amountBefore: 385000 }),
    segment("TR", { amount: 120000, amountBefore: 120000 }),
    segment("GB", { amount: 30000 }),
    segment("BR", { unvalued: ["BRL", "ARS"] }),
  ],
  total: segment("", { amount: 1540100, amountBefore: 590000 }),
};

/** How managers judge one of them. */
export const drawnScores: ReadonlyMap<string, MarketScore> = new Map([
  [
    "SA",
    { country: "SA", competition: 4, strength: 2, product: null, technology: null, service: null },
  ],
]);
