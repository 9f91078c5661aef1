import { type DropoutIntegral, dropoutIntegral, type ParetoNbdShape } from "./dropout-integral.ts";
import { fitShape, type Likelihood } from "./fit-shape.ts";
import type { NbdShape } from "./nbd.ts";
import type { Fit, Forecast } from "./outlook.ts";
import type { PurchaseGroups } from "./purchase-groups.ts";
import { risingLogs } from "./rising-logs.ts";

/**
 * Log-likelihood of the Pareto/NBD (Schmittlein, Morrison & Colombo 1987): the customer is alive
 * at T, or dropped out at some time since t_x. Params: r, alpha, s, beta.
 */
export const paretoNbdLikelihood: Likelihood = (params, groups, gradient) => {
  const [r = 0, alpha = 0, s = 0, beta = 0] = params;
  const shape = { r, alpha, s, beta };
  const rising = risingLogs(r, groups.highestFrequency);
  const logAlpha = Math.log(alpha);
  const logBeta = Math.log(beta);
  const logS = Math.log(s);
  const dropped = emptyIntegral();
  let total = 0;
  let [byR, byAlpha, byS, byBeta] = [0, 0, 0, 0];
  for (let index = 0; index < groups.size; index++) {
    const x = groups.frequency[index] ?? 0;
    const age = groups.age[index] ?? 0;
    const count = groups.count[index] ?? 0;
    const logAlphaUntil = Math.log(alpha + age);
    const logBetaUntil = Math.log(beta + age);
    dropoutIntegral(shape, x, groups.recency[index] ?? 0, age, dropped);
    const alive = -(r + x) * logAlphaUntil - s * logBetaUntil;
    const odds = Math.exp(logS + dropped.log - alive);
    const pAlive = 1 / (1 + odds);
    const pDropped = odds === Number.POSITIVE_INFINITY ? 1 : odds * pAlive;
    const either = odds < 1 ? alive + Math.log1p(odds) : logS + dropped.log + Math.log1p(1 / odds);
    total += count * ((rising.value[x] ?? 0) + r * logAlpha + s * logBeta + either);
    const slope = (rising.slope[x] ?? 0) + logAlpha;
    byR += count * (slope - pAlive * logAlphaUntil + pDropped * dropped.byR);
    byAlpha +=
      count * (r / alpha - (pAlive * (r + x)) / (alpha + age) + pDropped * dropped.byAlpha);
    byS += count * (logBeta - pAlive * logBetaUntil + pDropped * (1 / s + dropped.byS));
    byBeta += count * (s / beta - (pAlive * s) / (beta + age) + pDropped * dropped.byBeta);
  }
  gradient.set([byR, byAlpha, byS, byBeta]);
  return total;
};

/** Fits the Pareto/NBD by maximum likelihood, from where the NBD stands. */
export function fitParetoNbd(groups: PurchaseGroups, nbd: NbdShape): Fit<ParetoNbdShape> {
  const oldest = groups.age.reduce((most, age) => Math.max(most, age), 0) || 1;
  const starts = [
    [nbd.r, nbd.alpha, 0.5, oldest / 3],
    [nbd.r, nbd.alpha, 2, 2 * oldest],
    [2 * nbd.r, nbd.alpha, 0.2, oldest / 30],
  ];
  const { params, ...fit } = fitShape(paretoNbdLikelihood, groups, starts);
  const [r = 0, alpha = 0, s = 0, beta = 0] = params;
  return { ...fit, params: { r, alpha, s, beta } };
}

/**
 * What the Pareto/NBD expects within `horizon`: Fader & Hardie (2005), "A Note on Deriving the
 * Pareto/NBD Model", eq. 36 (alive) and 41 (purchases).
 */
export function paretoNbdForecast(shape: ParetoNbdShape, horizon: number): Forecast {
  const { r, alpha, s, beta } = shape;
  const dropped = emptyIntegral();
  return ({ frequency, recency, age }) => {
    dropoutIntegral(shape, frequency, recency, age, dropped);
    const alive = -(r + frequency) * Math.log(alpha + age) - s * Math.log(beta + age);
    const pAlive = 1 / (1 + Math.exp(Math.log(s) + dropped.log - alive));
    const rate = (r + frequency) / (alpha + age);
    const expectedPurchases = pAlive * rate * lifetimeWithin(s, beta + age, horizon);
    return { expectedPurchases, pAlive };
  };
}

/** Expected lifetime within `horizon` of somebody alive, whose dropout is Pareto (s, beta). */
function lifetimeWithin(s: number, beta: number, horizon: number): number {
  const grown = Math.log1p(horizon / beta);
  const power = (1 - s) * grown;
  return beta * (power === 0 ? grown : grown * (Math.expm1(power) / power));
}

const emptyIntegral = (): DropoutIntegral => ({ log: 0, byR: 0, byAlpha: 0, byS: 0, byBeta: 0 });
