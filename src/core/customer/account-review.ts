import type { OrderedMoney } from "../money/ordered-money.ts";
import type { Owed } from "../owed/owed.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { addDays, daysBetween } from "../time/civil-date.ts";
import type { ContactLevel, Tier } from "../vocabulary.ts";
import type { OrderTrend } from "./order-trend.ts";
import type { PlanStep, ToldNeed } from "./plan-step.ts";

/** Days before a review at which owner and manager get what they need for it. */
export const reviewNotice = 14;

/** A key account and the days from which its reviews are counted. */
export type KeyAccount = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly zone: Zone;
  readonly ownerId: string | null;
  readonly owner: string | null;
  /** The last review, else when it became a key account. */
  readonly countedFrom: Instant;
};

/** What somebody ordered in a time. */
export type OrderSums = {
  readonly count: number;
  readonly money: OrderedMoney;
};

/** What the last half year with a key account was, for the talk about the next. */
export type AccountReview = KeyAccount & {
  readonly reviewOn: CivilDate;
  readonly since: CivilDate;
  readonly orders: OrderSums;
  /** Of the half year before. */
  readonly ordersBefore: OrderSums;
  /** Touches by us, and those of them that became an exchange. */
  readonly tried: number;
  readonly answered: number;
  readonly promisesKept: number;
  /** Kept after their day. */
  readonly promisesLate: number;
  readonly owed: readonly Owed[];
  /** Names of the people known, by level; null: no level told. */
  readonly people: readonly { readonly name: string; readonly level: ContactLevel | null }[];
  /** The steps of the plan that are open, or were taken in that time. */
  readonly plan: readonly PlanStep[];
  /** What they need, in words. */
  readonly needs: readonly ToldNeed[];
  readonly trend: OrderTrend;
};

/**
 * The date of the review that is announced on one of the days from `first` to `last` (14 days before
 * it); null when none is. Reviews nobody recorded come round every half year all the same.
 */
export function announcedReview(
  countedFrom: CivilDate,
  everyDays: number,
  first: CivilDate,
  last: CivilDate,
): CivilDate | null {
  const lead = daysBetween(countedFrom, first) + reviewNotice;
  const wait = (everyDays - (lead % everyDays)) % everyDays;
  if (lead + wait <= 0 || wait > daysBetween(first, last)) return null;
  return addDays(first, reviewNotice + wait);
}

/** Something worth asking in a review, because of how the half year was. */
export type ReviewQuestion =
  | "broken-promises"
  | "no-orders"
  | "fewer-orders"
  | "more-orders"
  | "silent"
  | "no-executive"
  | "plans"
  | "competition";

/** What to ask, the most pressing first: four questions at most. */
export function reviewQuestions(
  review: Omit<AccountReview, keyof KeyAccount | "plan" | "needs" | "trend">,
  today: CivilDate,
): ReviewQuestion[] {
  const { orders, ordersBefore, tried, answered, owed, promisesLate, people } = review;
  const isBroken = owed.some(({ dueOn }) => dueOn !== null && dueOn < today);
  const asked: ReviewQuestion[] = [];
  if (isBroken || promisesLate > 0) asked.push("broken-promises");
  if (orders.count === 0) asked.push("no-orders");
  else if (orders.count < ordersBefore.count) asked.push("fewer-orders");
  else if (orders.count > ordersBefore.count) asked.push("more-orders");
  if (tried > 0 && answered * 2 < tried) asked.push("silent");
  if (!people.some(({ level }) => level === "executive")) asked.push("no-executive");
  return [...asked, "plans" as const, "competition" as const].slice(0, 4);
}
