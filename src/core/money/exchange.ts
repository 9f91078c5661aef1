import type { RuleSet } from "../tiering/rule-set.ts";
import { homeCurrency } from "./home-currency.ts";
import { type OwnRates, ownRate } from "./own-rates.ts";
import { type DatedRate, publishedRate } from "./published-rate.ts";

/** How an organization turns what was ordered in any currency into its own. Codes are ISO 4217. */
export type Exchange = {
  /** The currency in which sums are compared, added up and foretold. */
  readonly reporting: string;
  /** Rates that an admin set, by currency; they go before the published. */
  readonly own: Readonly<Record<string, OwnRates>>;
};

/** The exchange by an organization's rules; where they leave the currency open, by its country. */
export const exchangeBy = (
  { reporting, currency }: Pick<RuleSet, "reporting" | "currency">,
  country: string,
): Exchange => ({
  reporting: reporting.currency === "auto" ? homeCurrency(country) : reporting.currency,
  own: currency,
});

/**
 * Units of the reporting currency for one of `currency` in a month (`2026-03`), and of when that rate
 * is where it is of before. Null where either has no rate for that month: such an amount is said as
 * not valued, and never taken as nothing.
 */
export function rateOf(
  { reporting, own }: Exchange,
  currency: string,
  month: string,
): DatedRate | null {
  if (currency === reporting) return { rate: 1, of: null };
  const inDollars = (code: string): DatedRate | null => {
    const set = ownRate(own[code], month);
    return set === null ? publishedRate(code, month) : { rate: set, of: null };
  };
  const [from, to] = [inDollars(currency), inDollars(reporting)];
  return from && to && { rate: from.rate / to.rate, of: olderOf(from.of, to.of) };
}

/** The earlier of two months or years, of which either may be null. */
export const olderOf = (one: string | null, other: string | null): string | null =>
  one === null || other === null || one < other ? (one ?? other) : other;
