import { gaussLegendre } from "./gauss-legendre.ts";

const { nodes, weights } = gaussLegendre(10);
/** Widest piece in the logarithm of time, and most that the integrand may fall along one. */
const widest = 3;
const deepest = 8;

/** The parameters of the Pareto/NBD; times in the unit of the data. */
export type ParetoNbdShape = {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
};

/** `log`: the integral's logarithm, −∞ when it is empty; the rest: its derivatives over it. */
export type DropoutIntegral = {
  log: number;
  byR: number;
  byAlpha: number;
  byS: number;
  byBeta: number;
};

/**
 * ∫ (α+τ)^−(r+x) (β+τ)^−(s+1) dτ from t_x to T, the time in which a silent customer may have
 * dropped out, with its derivatives by r, α, s and β. It stands for the two Gauss hypergeometric
 * functions of Fader & Hardie ("A Note on Deriving the Pareto/NBD Model", 2005, eq. 20 and 21):
 * those differences cancel, this sum has only positive terms. In y = ln(min(α,β)+τ) the integrand
 * is log-concave and its nearest singularity π away, so ten Gauss-Legendre nodes a piece give
 * about eleven digits. Writes into `out`, which is reused by the millions.
 */
export function dropoutIntegral(
  { r, alpha, s, beta }: ParetoNbdShape,
  frequency: number,
  recency: number,
  age: number,
  out: DropoutIntegral,
): void {
  const [near, far] = alpha < beta ? [alpha, beta] : [beta, alpha];
  const nearPower = alpha < beta ? r + frequency : s + 1;
  const farPower = alpha < beta ? s + 1 : r + frequency;
  const base = near + recency;
  const farBase = far + recency;
  const logBase = Math.log(base);
  const logFarBase = Math.log(farBase);
  const end = Math.log1p((age - recency) / base);
  let sum = 0;
  let logNear = 0;
  let logFar = 0;
  let overNear = 0;
  let overFar = 0;
  /** How fast the integrand falls at y; grows with y. */
  const fall = (y: number) => {
    const grown = base * Math.exp(y);
    return nearPower - 1 + (farPower * grown) / (far - near + grown);
  };
  for (let y = 0; y < end; ) {
    let width = Math.min(widest, end - y, deepest / Math.max(fall(y), 1e-9));
    const steep = fall(y + width);
    if (steep * width > 1.25 * deepest) width = deepest / steep;
    if (!(y + width > y)) break;
    let piece = 0;
    for (let index = 0; index < nodes.length; index++) {
      const at = y + (width * (1 + (nodes[index] ?? 0))) / 2;
      const passed = base * Math.expm1(at);
      const farLog = Math.log1p(passed / farBase);
      const mass =
        ((weights[index] ?? 0) * width * Math.exp(at - nearPower * at - farPower * farLog)) / 2;
      piece += mass;
      logNear += mass * at;
      logFar += mass * farLog;
      overNear += mass / (base + passed);
      overFar += mass / (farBase + passed);
    }
    sum += piece;
    if (piece < 1e-17 * sum) break;
    y += width;
  }
  if (!(sum > 0)) {
    out.log = Number.NEGATIVE_INFINITY;
    out.byR = out.byAlpha = out.byS = out.byBeta = 0;
    return;
  }
  out.log = Math.log(sum) + (1 - nearPower) * logBase - farPower * logFarBase;
  const byNearPower = -(logBase + logNear / sum);
  const byFarPower = -(logFarBase + logFar / sum);
  const byNear = (-nearPower * overNear) / sum;
  const byFar = (-farPower * overFar) / sum;
  const isAlphaNear = alpha < beta;
  out.byR = isAlphaNear ? byNearPower : byFarPower;
  out.byS = isAlphaNear ? byFarPower : byNearPower;
  out.byAlpha = isAlphaNear ? byNear : byFar;
  out.byBeta = isAlphaNear ? byFar : byNear;
}
