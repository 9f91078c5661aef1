import { fitShape, type Likelihood } from "./fit-shape.ts";
import { logGamma } from "./log-gamma.ts";
import type { NbdShape } from "./nbd.ts";
import type { Fit, Forecast } from "./outlook.ts";
import type { PurchaseGroups } from "./purchase-groups.ts";
import { risingLogs } from "./rising-logs.ts";

/**
 * Rates are gamma (r, alpha); after each purchase the customer drops out with a probability that
 * is beta (a, b).
 */
export type BgNbdShape = {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
};

/**
 * Log-likelihood of the BG/NBD (Fader, Hardie & Lee 2005, eq. 6), in the form that neither
 * overflows nor cancels. Params: r, alpha, a, b.
 */
export const bgNbdLikelihood: Likelihood = (params, groups, gradient) => {
  const [r = 0, alpha = 0, a = 0, b = 0] = params;
  const rising = risingLogs(r, groups.highestFrequency);
  const stayed = stayLogs(a, b, groups.highestFrequency);
  const logAlpha = Math.log(alpha);
  let total = 0;
  let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
  for (let index = 0; index < groups.size; index++) {
    const x = groups.frequency[index] ?? 0;
    const until = alpha + (groups.age[index] ?? 0);
    const last = alpha + (groups.recency[index] ?? 0);
    const count = groups.count[index] ?? 0;
    const logUntil = Math.log(until);
    const logLast = Math.log(last);
    const alive = -(r + x) * logUntil;
    const gone = x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1)) - (r + x) * logLast;
    const odds = Math.exp(gone - alive);
    const pAlive = 1 / (1 + odds);
    const pGone = 1 - pAlive;
    const either = odds < 1 ? alive + Math.log1p(odds) : gone + Math.log1p(1 / odds);
    total += count * ((rising.value[x] ?? 0) + r * logAlpha + (stayed.value[x] ?? 0) + either);
    const slope = (rising.slope[x] ?? 0) + logAlpha;
    byR += count * (slope - pAlive * logUntil - pGone * logLast);
    byAlpha += count * (r / alpha - (r + x) * (pAlive / until + pGone / last));
    byA += count * ((stayed.byA[x] ?? 0) + pGone / a);
    byB += count * ((stayed.byB[x] ?? 0) - (x === 0 ? 0 : pGone / (b + x - 1)));
  }
  gradient.set([byR, byAlpha, byA, byB]);
  return total;
};

/** Fits the BG/NBD by maximum likelihood, from where the NBD stands. */
export function fitBgNbd(groups: PurchaseGroups, nbd: NbdShape): Fit<BgNbdShape> {
  const starts = [
    [nbd.r, nbd.alpha, 0.8, 2.5],
    [nbd.r, nbd.alpha, 0.1, 4],
    [nbd.r, nbd.alpha, 3, 15],
  ];
  const { params, ...fit } = fitShape(bgNbdLikelihood, groups, starts);
  const [r = 0, alpha = 0, a = 0, b = 0] = params;
  return { ...fit, params: { r, alpha, a, b } };
}

/** What the BG/NBD expects within `horizon`; `pAlive` is 1 for whoever bought once, however long ago. */
export function bgNbdForecast({ r, alpha, a, b }: BgNbdShape, horizon: number): Forecast {
  const known = new Map<number, Map<number, number>>();
  const whileAlive = (x: number, age: number): number => {
    const byAge = known.get(x) ?? new Map<number, number>();
    known.set(x, byAge);
    const value = byAge.get(age) ?? purchasesOfTheLiving(r + x, alpha + age, a, b + x, horizon);
    byAge.set(age, value);
    return value;
  };
  return ({ frequency: x, recency, age }) => {
    const silence = (r + x) * Math.log((alpha + age) / (alpha + recency));
    const pAlive = x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * Math.exp(silence));
    return { expectedPurchases: pAlive * whileAlive(x, age), pAlive };
  };
}

/**
 * Expected purchases within `horizon` of somebody alive whose rate is gamma (rho, rate) and whose
 * dropout p is beta (a, b): the mean over p of (1 − (1 + p·horizon/rate)^−rho) / p. Equal to the
 * formula with 2F1 (Fader, Hardie & Lee 2005, eq. 10), which cancels where b is large or a near 1.
 * The mean of a straight line is known; what is left of it is summed over the logit of p, where
 * the trapezoidal rule converges exponentially (Trefethen & Weideman 2014).
 */
export function purchasesOfTheLiving(
  rho: number,
  rate: number,
  a: number,
  b: number,
  horizon: number,
): number {
  const reach = horizon / rate;
  const none = rho * reach;
  const all = -Math.expm1(-rho * Math.log1p(reach));
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const center = Math.log((a + 1) / (b + 1));
  const step = Math.min(0.35, 0.5 * Math.sqrt(1 / (a + 1) + 1 / (b + 1)));
  const logPeak = weightAt(center, a + 1, b + 1);
  let rest = 0;
  for (const side of [-1, 1]) {
    for (let index = side < 0 ? 1 : 0; ; index++) {
      const logit = center + side * index * step;
      if (weightAt(logit, a + 1, b + 1) - logPeak < -40) break;
      const p = 1 / (1 + Math.exp(-logit));
      const q = 1 / (1 + Math.exp(logit));
      const mean = -Math.expm1(-rho * Math.log1p(p * reach)) / p;
      rest += Math.exp(weightAt(logit, a, b) - logBeta) * (mean - q * none - p * all);
    }
  }
  return (b * none + a * all) / (a + b) + step * rest;
}

/** a·ln p + b·ln(1 − p) at the logit of p. */
const weightAt = (logit: number, a: number, b: number): number => {
  const small = Math.log1p(Math.exp(-Math.abs(logit)));
  return -a * (small + Math.max(-logit, 0)) - b * (small + Math.max(logit, 0));
};

/** ln of the chance to stay through x purchases, B(a, b+x) / B(a, b), and its derivatives. */
function stayLogs(a: number, b: number, highest: number) {
  const value = new Float64Array(highest + 1);
  const byA = new Float64Array(highest + 1);
  const byB = new Float64Array(highest + 1);
  for (let x = 0; x < highest; x++) {
    value[x + 1] = (value[x] ?? 0) - Math.log1p(a / (b + x));
    byA[x + 1] = (byA[x] ?? 0) - 1 / (a + b + x);
    byB[x + 1] = (byB[x] ?? 0) + a / ((b + x) * (a + b + x));
  }
  return { value, byA, byB };
}
