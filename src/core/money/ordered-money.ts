import { type Exchange, rateOf } from "./exchange.ts";

/** What was ordered in one currency in one month (`2026-03`). */
export type MonthSum = {
  readonly currency: string;
  readonly month: string;
  readonly amount: number;
};

/** What was ordered in one currency, and what that is in the reporting currency. */
export type CurrencySum = {
  readonly currency: string;
  readonly amount: number;
  /** Each order at the rate of its month; null where one of them has none. */
  readonly converted: number | null;
};

/** What was ordered, by currency, most first, those without a rate last. */
export type OrderedMoney = {
  readonly reporting: string;
  readonly sums: readonly CurrencySum[];
};

/** Adds up what was ordered month by month. */
export function addUpMoney(exchange: Exchange, months: readonly MonthSum[]): OrderedMoney {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, month, amount } of months) {
    const known = sums.get(currency) ?? { currency, amount: 0, converted: 0 };
    const rate = rateOf(exchange, currency, month);
    const converted =
      rate === null || known.converted === null ? null : known.converted + amount * rate;
    sums.set(currency, { currency, amount: known.amount + amount, converted });
  }
  return { reporting: exchange.reporting, sums: [...sums.values()].sort(byWorth) };
}

const byWorth = (one: CurrencySum, other: CurrencySum): number =>
  Number(one.converted === null) - Number(other.converted === null) ||
  (other.converted ?? other.amount) - (one.converted ?? one.amount);
