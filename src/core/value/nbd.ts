import { fitShape, type Likelihood } from "./fit-shape.ts";
import type { Fit, Forecast } from "./outlook.ts";
import type { PurchaseGroups } from "./purchase-groups.ts";
import { risingLogs } from "./rising-logs.ts";

/** Purchase rates are gamma distributed with shape r and rate alpha; nobody drops out. */
export type NbdShape = { readonly r: number; readonly alpha: number };

/**
 * Log-likelihood of the NBD (Ehrenberg 1959) for the times of purchases rather than their number,
 * so that it is comparable with Pareto/NBD and BG/NBD, which it is the limit of.
 */
export const nbdLikelihood: Likelihood = (params, groups, gradient) => {
  const [r = 0, alpha = 0] = params;
  const rising = risingLogs(r, groups.highestFrequency);
  const logAlpha = Math.log(alpha);
  let total = 0;
  let byR = 0;
  let byAlpha = 0;
  for (let index = 0; index < groups.size; index++) {
    const x = groups.frequency[index] ?? 0;
    const until = alpha + (groups.age[index] ?? 0);
    const count = groups.count[index] ?? 0;
    const logUntil = Math.log(until);
    total += count * ((rising.value[x] ?? 0) + r * logAlpha - (r + x) * logUntil);
    byR += count * ((rising.slope[x] ?? 0) + logAlpha - logUntil);
    byAlpha += count * (r / alpha - (r + x) / until);
  }
  gradient[0] = byR;
  gradient[1] = byAlpha;
  return total;
};

/** Fits the NBD by maximum likelihood; needs at least one customer. */
export function fitNbd(groups: PurchaseGroups): Fit<NbdShape> {
  let purchases = 0;
  let time = 0;
  for (let index = 0; index < groups.size; index++) {
    purchases += (groups.count[index] ?? 0) * (groups.frequency[index] ?? 0);
    time += (groups.count[index] ?? 0) * (groups.age[index] ?? 0);
  }
  const spread = Math.max(time, 1) / Math.max(purchases, 0.5);
  const { params, ...fit } = fitShape(nbdLikelihood, groups, [[0.5, 0.5 * spread]]);
  const [r = 0, alpha = 0] = params;
  return { ...fit, params: { r, alpha } };
}

/** What the NBD expects within `horizon`. */
export const nbdForecast =
  ({ r, alpha }: NbdShape, horizon: number): Forecast =>
  ({ frequency, age }) => ({
    expectedPurchases: ((r + frequency) * horizon) / (alpha + age),
    pAlive: null,
  });
