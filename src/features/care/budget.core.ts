import { type Exchange, rateOf } from "../../core/money/exchange.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";
import type { Care, Sum } from "./care.core.ts";

/** What may be spent in a year on care for customers of a tier. */
export type Budget = Sum & { readonly tier: Tier };

/** A gift as a budget looks at it. */
export type Spending = Pick<Care, "id" | "kind" | "sum" | "tier" | "on">;

/** How a budget stands in a year, in its own currency. */
export type Balance = {
  readonly budget: Budget;
  readonly year: string;
  readonly spent: number;
  /** Negative where more was spent than there was. */
  readonly left: number;
  /** Currencies of gifts that have no rate: these are not counted. */
  readonly unvalued: readonly string[];
};

/**
 * How a tier's budget stands in the year of a date, with all gifts for that year that are meant or given
 * but `without` this one. `exchange` knows the own rates.
 */
export function balanceOf(
  budget: Budget,
  gifts: readonly Spending[],
  on: CivilDate,
  exchange: Exchange,
  without: string | null = null,
): Balance {
  const year = on.slice(0, 4);
  const counted = gifts.filter(
    (gift) =>
      gift.kind === "gift" &&
      gift.tier === budget.tier &&
      gift.on.startsWith(year) &&
      gift.id !== without,
  );
  const unvalued = new Set<string>();
  let spent = 0;
  for (const { sum, on: day } of counted) {
    const cost = sum === null ? 0 : inCurrency(sum, budget.currency, day, exchange);
    if (cost === null) unvalued.add(sum?.currency ?? "");
    else spent += cost;
  }
  const rounded = Math.round(spent * 100) / 100;
  const left = Math.round((budget.amount - rounded) * 100) / 100;
  return { budget, year, spent: rounded, left, unvalued: [...unvalued].sort() };
}

/** A sum in another currency, at the rate of a day's month; null where it has none. */
export function inCurrency(
  { amount, currency }: Sum,
  into: string,
  on: CivilDate,
  { own }: Exchange,
): number | null {
  const rate = rateOf({ reporting: into, own }, currency, on.slice(0, 7));
  return rate && amount * rate.rate;
}

/** Whether a gift costs more than is left; null where that cannot be told. */
export function isOver(
  sum: Sum,
  balance: Balance,
  on: CivilDate,
  exchange: Exchange,
): boolean | null {
  const cost = inCurrency(sum, balance.budget.currency, on, exchange);
  return cost === null ? null : cost > balance.left;
}

/** How a gift stands to the budget of its tier; null where that has none. */
export type GiftBalance = {
  readonly balance: Balance;
  /** Whether it costs more than is left; null where that cannot be told. */
  readonly isOver: boolean | null;
};
