import type { EpochDay } from "../time/civil.ts";
import { areaUnderCurve } from "./area-under-curve.ts";
import { fitPurchases, type ModelChoice } from "./fit-purchases.ts";
import { gapsOf, orderChance } from "./order-chance.ts";
import { groupPurchases } from "./purchase-groups.ts";
import { inWeeks, type PurchaseHistory, summarizePurchases, weeks } from "./purchase-history.ts";

/** How well a ranking foretold who would fall silent; null where there was nobody to tell by. */
export type RankingScore = {
  readonly ranking: "expected-purchases" | "own-rhythm" | "days-since-last";
  /** Chance that of two customers the one that fell silent was ranked as more at risk. */
  readonly auc: number | null;
  /** Of those flagged, the share that fell silent. */
  readonly precision: number | null;
  /** Of those that bought, the share that was flagged. */
  readonly falseAlarms: number | null;
};

/** Three rankings of the same customers, judged by what they did in the horizon. */
export type Backtest = {
  readonly used: "pareto-nbd" | "bg-nbd" | "nbd";
  readonly customers: number;
  /** Customers without a purchase within the horizon. */
  readonly silent: number;
  /** Customers flagged by each ranking. */
  readonly flagged: number;
  readonly rankings: readonly RankingScore[];
};

/** Fewer purchases than this to expect within the horizon: flagged. */
const flagBelow = 0.5;

/**
 * Forgets all after `asOf`, ranks the customers known by then, and compares with what they did in
 * the `horizon` days that followed. The own rhythm (`orderChance`) and days since the last purchase flag as
 * many, those most at risk first, so that precision and false alarms compare. Null where nobody was known yet.
 */
export function backtestRanking(
  histories: readonly PurchaseHistory[],
  by: { readonly asOf: EpochDay; readonly horizon: number; readonly model: ModelChoice },
): Backtest | null {
  const { asOf, horizon } = by;
  const known = histories.flatMap((history) => {
    const [first, ...later] = history.days;
    if (first.day > asOf) return [];
    const repeats = later.filter(({ day }) => day <= asOf);
    const summary = summarizePurchases({ ...history, days: [first, ...repeats] }, asOf);
    const isSilent = !later.some(({ day }) => day > asOf && day <= asOf + horizon);
    const gaps = gapsOf([first, ...repeats].map(({ day }) => day));
    return [{ summary, isSilent, gaps }];
  });
  if (known.length === 0) return null;
  const statistics = known.map(({ summary }) => inWeeks(summary));
  const { used, forecast } = fitPurchases(groupPurchases(statistics), by.model);
  const expect = forecast(weeks(horizon));
  const risk = statistics.map((one) => -expect(one).expectedPurchases);
  const silence = known.map(({ summary: { age, recency } }) => age - recency);
  const ownRisk = known.map(({ gaps }, index) => {
    const perYear = (-(risk[index] ?? 0) * 365) / horizon;
    return -orderChance(gaps, silence[index] ?? 0, perYear, horizon);
  });
  const isSilent = known.map((one) => one.isSilent);
  const flagged = risk.filter((each) => each > -flagBelow).length;
  return {
    used,
    customers: known.length,
    silent: isSilent.filter(Boolean).length,
    flagged,
    rankings: [
      scoreRanking("expected-purchases", risk, isSilent, flagged),
      scoreRanking("own-rhythm", ownRisk, isSilent, flagged),
      scoreRanking("days-since-last", silence, isSilent, flagged),
    ],
  };
}

/** Of customers tied at the limit of the flagged, each counts in part. */
function scoreRanking(
  ranking: RankingScore["ranking"],
  risk: readonly number[],
  isSilent: readonly boolean[],
  flagged: number,
): RankingScore {
  const limit = Float64Array.from(risk).sort().reverse()[flagged - 1] ?? Number.POSITIVE_INFINITY;
  const above = risk.filter((each) => each > limit).length;
  const tied = risk.filter((each) => each === limit).length;
  const share = tied === 0 ? 0 : (flagged - above) / tied;
  let right = 0;
  let wrong = 0;
  risk.forEach((each, index) => {
    const weight = each > limit ? 1 : each === limit ? share : 0;
    if (isSilent[index]) right += weight;
    else wrong += weight;
  });
  const bought = isSilent.filter((each) => !each).length;
  return {
    ranking,
    auc: areaUnderCurve(risk, isSilent),
    precision: flagged === 0 ? null : right / flagged,
    falseAlarms: bought === 0 ? null : wrong / bought,
  };
}
