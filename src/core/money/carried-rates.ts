import { type Exchange, olderOf, rateOf } from "./exchange.ts";
import type { MonthSum } from "./ordered-money.ts";

/** A currency, and the month or year whose rate had to stand in for that of a later month. */
export type CarriedRate = { readonly currency: string; readonly of: string };

/** How the orders of some months have rates, each currency once, in the order of codes. */
export type RatesUsed = {
  /** Currencies other than the reporting one. */
  readonly others: readonly string[];
  readonly carried: readonly CarriedRate[];
  /** Currencies that have no rate in one of the months. */
  readonly missing: readonly string[];
};

/** Which rates the orders of some months have. */
export function ratesUsed(
  exchange: Exchange,
  months: readonly Omit<MonthSum, "amount">[],
): RatesUsed {
  const carried = new Map<string, string>();
  const missing = new Set<string>();
  for (const { currency, month } of months) {
    const rate = rateOf(exchange, currency, month);
    if (rate === null) missing.add(currency);
    const of = rate && olderOf(rate.of, carried.get(currency) ?? null);
    if (of !== null) carried.set(currency, of);
  }
  const others = new Set(months.map(({ currency }) => currency));
  others.delete(exchange.reporting);
  const listed = [...carried].map(([currency, of]) => ({ currency, of }));
  return {
    others: [...others].sort(),
    carried: listed.sort((one, other) => (one.currency < other.currency ? -1 : 1)),
    missing: [...missing].sort(),
  };
}
