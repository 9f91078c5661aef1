import { type Exchange, olderOf, rateOf } from "./exchange.ts";

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
  /** Each order at the rate of its month; null where none of them has one. */
  readonly converted: number | null;
  /** How much of the amount has no rate, and is not in what was converted. */
  readonly unvalued: number;
  /** The earliest month or year whose rate stood in for that of a later month; null without any. */
  readonly of: string | null;
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
    const known = sums.get(currency) ?? nothingIn(currency);
    const rate = rateOf(exchange, currency, month);
    const all = known.amount + amount;
    sums.set(
      currency,
      rate === null
        ? { ...known, amount: all, unvalued: known.unvalued + amount }
        : {
            ...known,
            amount: all,
            converted: (known.converted ?? 0) + amount * rate.rate,
            of: olderOf(known.of, rate.of),
          },
    );
  }
  return { reporting: exchange.reporting, sums: [...sums.values()].sort(byWorth) };
}

const nothingIn = (currency: string): CurrencySum => ({
  currency,
  amount: 0,
  converted: null,
  unvalued: 0,
  of: null,
});

const byWorth = (one: CurrencySum, other: CurrencySum): number =>
  Number(one.converted === null) - Number(other.converted === null) ||
  (other.converted ?? other.amount) - (one.converted ?? one.amount);
