import type { RuleSet } from "../tiering/rule-set.ts";
import { homeCurrency } from "./home-currency.ts";
import { publishedRate } from "./published-rate.ts";

/** How an organization turns what was ordered in any currency into its own. Codes are ISO 4217. */
export type Exchange = {
  /** The currency in which sums are compared, added up and foretold. */
  readonly reporting: string;
  /** US dollars for one unit of a currency, as an admin set them; they go before the published. */
  readonly own: Readonly<Record<string, number>>;
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
 * Units of the reporting currency for one of `currency` in a month (`2026-03`). Null where either
 * has no rate for that month: such an amount is said as not valued, and never taken as nothing.
 */
export function rateOf(
  { reporting, own }: Exchange,
  currency: string,
  month: string,
): number | null {
  if (currency === reporting) return 1;
  const from = own[currency] ?? publishedRate(currency, month);
  const to = own[reporting] ?? publishedRate(reporting, month);
  return from === null || to === null ? null : from / to;
}
