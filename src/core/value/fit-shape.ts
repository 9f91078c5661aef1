import { type Maximum, maximize, type Objective } from "./maximize.ts";
import type { Fit } from "./outlook.ts";
import { type PurchaseGroups, thinGroups } from "./purchase-groups.ts";

/** A log-likelihood of a shape over groups; writes its derivatives by the parameters, in order. */
export type Likelihood = (
  params: readonly number[],
  groups: PurchaseGroups,
  gradient: Float64Array,
) => number;

/** Groups that are enough to tell which start leads highest. */
const scouts = 3000;

/**
 * The parameters, all positive, of highest likelihood. The search runs in their logarithms; every
 * start is tried on a thinned sample, and the best place found there is refined on all groups.
 */
export function fitShape(
  likelihood: Likelihood,
  groups: PurchaseGroups,
  starts: readonly (readonly number[])[],
): Fit<readonly number[]> {
  const sample = thinGroups(groups, scouts);
  const found = starts.map((start) => maximize(inLogs(likelihood, sample), start.map(Math.log)));
  const best = found.reduce((one, other) => (other.value > one.value ? other : one));
  const peak: Maximum =
    sample === groups ? best : maximize(inLogs(likelihood, groups), [...best.at]);
  const { customers } = groups;
  return {
    params: Array.from(peak.at, Math.exp),
    logLikelihood: peak.value * customers,
    customers,
  };
}

/** The mean log-likelihood of a customer as a function of the logarithms of the parameters. */
function inLogs(likelihood: Likelihood, groups: PurchaseGroups): Objective {
  return (at, gradient) => {
    const params = Array.from(at, Math.exp);
    gradient.fill(0);
    const total = likelihood(params, groups, gradient);
    for (let index = 0; index < gradient.length; index++)
      gradient[index] = ((gradient[index] ?? 0) * (params[index] ?? 0)) / groups.customers;
    return total / groups.customers;
  };
}
