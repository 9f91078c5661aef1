import type { EpochDay } from "../time/civil.ts";
import { type AbcClass, abcClasses } from "./abc-classes.ts";
import { fitAmounts } from "./fit-amounts.ts";
import { type FittedModel, fitPurchases, type ModelChoice } from "./fit-purchases.ts";
import { groupByRank } from "./group-by-rank.ts";
import { groupPurchases } from "./purchase-groups.ts";
import {
  inWeeks,
  type PurchaseHistory,
  type PurchaseSummary,
  summarizePurchases,
  weeks,
} from "./purchase-history.ts";
import { type OrderStage, stageFromOrders } from "./stage-from-orders.ts";

/** Repeat buyers below which no probability of being alive is shown (our judgement). */
const enoughRepeatBuyers = 200;

/** What a customer is worth, at the end of the observation. Recency and age in days. */
export type CustomerValue = PurchaseSummary & {
  /** Purchases to expect within the horizon. */
  readonly expectedPurchases: number;
  /** Amount to expect of one of them, by the literature: the first purchase does not count. */
  readonly expectedValue: number;
  /**
   * The same for people to read and rank by: the mean of the customer's own purchases, the first one
   * too, and nothing of what strangers buy. Null where no amount is known.
   */
  readonly nextAmount: number | null;
  /** Null where the data cannot tell. */
  readonly pAlive: number | null;
  readonly stage: OrderStage;
  /** Null where what the customer brought is not known. */
  readonly abc: AbcClass | null;
  /** Digits 1 to 5, 5 the best: days since the last purchase, purchases, revenue (`-`: not known). */
  readonly rfm: string;
};

/** Customers with what they are worth, the most promising first, and the models behind it. */
export type Valuation<Customer> = {
  readonly models: readonly FittedModel[];
  /** The model that forecasts purchases. */
  readonly used: "pareto-nbd" | "bg-nbd" | "nbd";
  readonly customers: readonly { readonly customer: Customer; readonly value: CustomerValue }[];
};

/**
 * Values all customers of a portfolio together: each is judged by what is typical of all.
 * Histories end at `asOf`; the horizon is in days. Ranked by expected purchases × next amount.
 */
export function valuePortfolio<Customer extends PurchaseHistory>(
  customers: readonly Customer[],
  by: { readonly asOf: EpochDay; readonly horizon: number; readonly model: ModelChoice },
): Valuation<Customer> {
  if (customers.length === 0) return { models: [], used: "nbd", customers: [] };
  const summaries = customers.map((customer) => summarizePurchases(customer, by.asOf));
  const purchases = fitPurchases(groupPurchases(summaries.map(inWeeks)), by.model);
  const amounts = fitAmounts(summaries);
  const forecast = purchases.forecast(weeks(by.horizon));
  const repeatBuyers = summaries.filter(({ frequency }) => frequency > 0).length;
  const classes = abcClasses(customers.map(({ contribution }) => contribution));
  const recent = groupByRank(summaries.map(({ recency, age }) => recency - age));
  const frequent = groupByRank(summaries.map(({ frequency }) => frequency));
  const spending = groupByRank(
    customers.map(({ days }) => days.reduce((sum, { amount }) => sum + (amount ?? 0), 0)),
  );
  const valued = customers.map((customer, index) => {
    const summary = summaries[index] ?? summarizePurchases(customer, by.asOf);
    const outlook = forecast(inWeeks(summary));
    const expectedValue = amounts.expected(summary);
    const value: CustomerValue = {
      ...summary,
      expectedPurchases: outlook.expectedPurchases,
      expectedValue,
      nextAmount: ownMean(customer),
      pAlive: repeatBuyers < enoughRepeatBuyers ? null : outlook.pAlive,
      stage: stageFromOrders(customer, by.asOf),
      abc: classes[index] ?? null,
      rfm: `${recent[index]}${frequent[index]}${isValued(customer) ? spending[index] : "-"}`,
    };
    return { customer, value };
  });
  return {
    models: amounts.model === null ? purchases.models : [...purchases.models, amounts.model],
    used: purchases.used,
    customers: valued.sort((one, other) => worth(other.value) - worth(one.value)),
  };
}

function ownMean({ days }: PurchaseHistory): number | null {
  const known = days.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
}

const isValued = ({ days }: PurchaseHistory): boolean =>
  days.every(({ amount }) => amount !== null);

const worth = ({ expectedPurchases, nextAmount }: CustomerValue): number =>
  expectedPurchases * (nextAmount ?? 0);
