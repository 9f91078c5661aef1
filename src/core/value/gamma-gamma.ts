import { digamma } from "./digamma.ts";
import { logGamma } from "./log-gamma.ts";
import { maximize } from "./maximize.ts";
import type { Fit } from "./outlook.ts";

/** Amounts are gamma (p, ν) around a mean of the customer's own; ν is gamma (q, gamma). */
export type GammaGammaShape = { readonly p: number; readonly q: number; readonly gamma: number };

/** What one customer spends: `purchases` of them, and their mean amount, both above zero. */
export type Spending = { readonly purchases: number; readonly mean: number };

/**
 * Fits the Gamma-Gamma model to mean amounts by maximum likelihood (Fader & Hardie 2013, "The
 * Gamma-Gamma Model of Monetary Value", eq. 1a). Needs at least one customer.
 */
export function fitGammaGamma(spendings: readonly Spending[]): Fit<GammaGammaShape> {
  const customers = spendings.length;
  const unit = spendings.reduce((sum, { mean }) => sum + mean, 0) / customers;
  const found = [1, 6].map((p) =>
    maximize(
      (at, gradient) => meanLikelihood(spendings, unit, at, gradient),
      [Math.log(p), Math.log(3), Math.log(2 / p)],
    ),
  );
  const best = found.reduce((one, other) => (other.value > one.value ? other : one));
  const [p = 0, q = 0, gamma = 0] = Array.from(best.at, Math.exp);
  return {
    params: { p, q, gamma: gamma * unit },
    // The density of an amount, not of its multiple of the unit.
    logLikelihood: customers * (best.value - Math.log(unit)),
    customers,
  };
}

/**
 * The mean amount to expect of a customer: the weighted mean of what all spend and what this one
 * spent (eq. 5). Null where the fit has no mean (q up to 1).
 */
export function expectedAmount(
  { p, q, gamma }: GammaGammaShape,
  { purchases, mean }: Spending,
): number | null {
  if (q <= 1) return null;
  return (p * (gamma + purchases * mean)) / (p * purchases + q - 1);
}

/** Per customer, with amounts in `unit`, at and by the logarithms of p, q and gamma. */
function meanLikelihood(
  spendings: readonly Spending[],
  unit: number,
  at: Float64Array,
  gradient: Float64Array,
): number {
  const [p = 0, q = 0, gamma = 0] = Array.from(at, Math.exp);
  const logGammaOfQ = logGamma(q);
  const digammaOfQ = digamma(q);
  const logScale = Math.log(gamma);
  let total = 0;
  let [byP, byQ, byScale] = [0, 0, 0];
  for (const { purchases: x, mean } of spendings) {
    const amount = mean / unit;
    const logAmount = Math.log(amount);
    const whole = x * amount + gamma;
    const logWhole = Math.log(whole);
    const px = p * x;
    total +=
      logGamma(px + q) -
      logGamma(px) -
      logGammaOfQ +
      q * logScale -
      logAmount +
      px * (logAmount + Math.log(x)) -
      (px + q) * logWhole;
    const both = digamma(px + q);
    byP += x * (both - digamma(px) + logAmount + Math.log(x) - logWhole);
    byQ += both - digammaOfQ + logScale - logWhole;
    byScale += q / gamma - (px + q) / whole;
  }
  gradient.set([byP * p, byQ * q, byScale * gamma].map((each) => each / spendings.length));
  return total / spendings.length;
}
