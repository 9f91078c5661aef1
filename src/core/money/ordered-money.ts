/** What was ordered in one currency, and what that is in the reporting currency. */
export type CurrencySum = {
  readonly currency: string;
  readonly amount: number;
  /** Each order at the rate of its month; null where one of them has none. */
  readonly converted: number | null;
};

/** What was ordered, by currency, most first. */
export type OrderedMoney = {
  readonly reporting: string;
  readonly sums: readonly CurrencySum[];
};
