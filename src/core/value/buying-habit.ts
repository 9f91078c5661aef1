import type { CivilDate, EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { gapsOf, type OwnRhythm, ownRhythm } from "./order-chance.ts";

/** What one order of a customer was. */
export type OrderMade = {
  readonly day: EpochDay;
  readonly currency: string;
  readonly amount: number;
  readonly products: readonly string[];
};

/** How a customer usually buys, and what is different of late. */
export type BuyingHabit = {
  readonly rhythm: OwnRhythm;
  /** Days since the last order. */
  readonly silentDays: number;
  /** What they usually buy, and did not the last time. */
  readonly missing: readonly string[];
  /** What the last order was of the usual one, where it was much less; else null. */
  readonly shrunkTo: number | null;
};

/** So many of the orders before the last one say what is usual. */
const lookedAt = 6;
/** Fewer say nothing. */
const leastBefore = 2;
/** In so many of them a product is a usual one. */
const usualPart = 0.5;
/** An order of less than this part of the usual one is much less. */
const muchLess = 0.6;
/** More missing products are not named. */
const mostMissing = 3;

/** The habit in a customer's orders, in any order, seen from a civil date of theirs; null without a rhythm. */
export function buyingHabit(orders: readonly OrderMade[], today: CivilDate): BuyingHabit | null {
  const days = [...new Set(orders.map(({ day }) => day))].sort((one, other) => one - other);
  const rhythm = ownRhythm(gapsOf(days));
  const last = days.at(-1);
  if (rhythm === null || last === undefined) return null;
  const before = days
    .slice(-1 - lookedAt, -1)
    .map((day) => orders.filter((one) => one.day === day));
  const latest = orders.filter(({ day }) => day === last);
  return {
    rhythm,
    silentDays: epochDayOf(today) - last,
    missing: missingIn(latest, before),
    shrunkTo: shrunkTo(latest, before),
  };
}

function missingIn(
  latest: readonly OrderMade[],
  before: readonly (readonly OrderMade[])[],
): string[] {
  const told = before.filter((some) => some.some(({ products }) => products.length > 0));
  const bought = new Set(latest.flatMap(({ products }) => products));
  if (told.length < leastBefore || bought.size === 0) return [];
  const counts = new Map<string, number>();
  for (const some of told)
    for (const product of new Set(some.flatMap(({ products }) => products)))
      counts.set(product, (counts.get(product) ?? 0) + 1);
  return [...counts]
    .filter(
      ([product, count]) => count >= 2 && count >= usualPart * told.length && !bought.has(product),
    )
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostMissing)
    .map(([product]) => product);
}

/** Compared in the one currency of the last order. */
function shrunkTo(
  latest: readonly OrderMade[],
  before: readonly (readonly OrderMade[])[],
): number | null {
  const [first] = latest;
  if (first === undefined) return null;
  const sumOf = (some: readonly OrderMade[]) =>
    some.every(({ currency }) => currency === first.currency)
      ? some.reduce((sum, { amount }) => sum + amount, 0)
      : null;
  const now = sumOf(latest);
  const sums = before
    .map(sumOf)
    .filter((sum) => sum !== null)
    .sort((one, other) => one - other);
  const usual = sums[Math.floor(sums.length / 2)] ?? 0;
  if (now === null || sums.length < leastBefore || usual <= 0) return null;
  return now < muchLess * usual ? now / usual : null;
}
