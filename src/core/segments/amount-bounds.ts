import { type Exchange, rateOf } from "../money/exchange.ts";

/** Amounts of a year that divide customers. */
export type AmountBounds = readonly [small: number, middle: number, large: number];

/** The bounds in US dollars. */
const inDollars = [10_000, 50_000, 200_000] as const;

/**
 * The bounds in the reporting currency: as in dollars, times the power of ten that comes closest to what a
 * dollar is in a month (`2026-03`), so that in yen they do not divide pennies.
 */
export function amountBounds(exchange: Exchange, month: string): AmountBounds {
  const dollar = rateOf(exchange, "USD", month)?.rate ?? 1;
  const times = 10 ** Math.round(Math.log10(dollar));
  const [small, middle, large] = inDollars;
  return [small * times, middle * times, large * times];
}
