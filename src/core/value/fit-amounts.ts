import type { FittedModel } from "./fit-purchases.ts";
import { expectedAmount, fitGammaGamma, type Spending } from "./gamma-gamma.ts";
import type { PurchaseSummary } from "./purchase-history.ts";

/** What to expect of the amount of a customer's next purchase. */
export type FittedAmounts = {
  /** Null where too few bought again. */
  readonly model: FittedModel | null;
  /** By what was bought again alone, as in the literature: of who did not, the mean of who did. */
  expected(customer: PurchaseSummary): number;
};

/** Repeat buyers below which the spread of amounts cannot be told. */
const fewest = 10;

/**
 * Fits amounts to all who bought again. Where that says nothing, too few of them or a spread
 * without a mean, the customer's own mean stands, or else that of all repeat buyers.
 */
export function fitAmounts(customers: Iterable<PurchaseSummary>): FittedAmounts {
  const spendings: Spending[] = [];
  for (const customer of customers) if (customer.monetary > 0) spendings.push(spendingOf(customer));
  const sum = spendings.reduce((total, { mean }) => total + mean, 0);
  const mean = spendings.length === 0 ? 0 : sum / spendings.length;
  const fit = spendings.length < fewest ? null : fitGammaGamma(spendings);
  const model =
    fit === null ? null : { model: "gamma-gamma" as const, ...fit, identified: fit.params.q > 1 };
  const shrunk = (spending: Spending) => fit && expectedAmount(fit.params, spending);
  return {
    model,
    expected: (customer) => shrunk(spendingOf(customer)) ?? (customer.monetary || mean),
  };
}

const spendingOf = ({ frequency, monetary }: PurchaseSummary): Spending =>
  monetary > 0 ? { purchases: frequency, mean: monetary } : { purchases: 0, mean: 0 };
