import {
  type LoyaltyLevel,
  type LoyaltyRules,
  loyaltyLevels,
} from "../../core/tiering/rule-set.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";

/** The highest level that a turnover of twelve months is enough for; null: none. */
export const levelOf = (turnover: number, from: LoyaltyRules["from"]): LoyaltyLevel | null =>
  [...loyaltyLevels].reverse().find((level) => turnover >= from[level]) ?? null;

/** The next level, and how much turnover is wanting to it; null on the highest. */
export function nextLevel(
  turnover: number,
  from: LoyaltyRules["from"],
): { readonly level: LoyaltyLevel; readonly wanting: number } | null {
  const level = loyaltyLevels.find((one) => turnover < from[one]);
  return level === undefined ? null : { level, wanting: from[level] - turnover };
}

/** Whether a level is higher than another; null is the lowest. */
export const isHigher = (level: LoyaltyLevel | null, than: LoyaltyLevel | null): boolean =>
  placeOf(level) > placeOf(than);

const placeOf = (level: LoyaltyLevel | null): number =>
  level === null ? -1 : loyaltyLevels.indexOf(level);

/** Points that were spent, on what and when. */
export type Spent = {
  readonly id: string;
  readonly at: Instant;
  readonly points: number;
  readonly what: string | null;
};

/** Points of a customer: whole ones, earned by orders and by whom they brought, and spent. */
export type Points = {
  readonly byOrders: number;
  readonly byReferrals: number;
  readonly spent: number;
  readonly left: number;
};

/** How points add up. */
export function pointsOf(
  turnoverSince: number,
  referrals: number,
  spent: readonly Pick<Spent, "points">[],
  { per100, perReferral }: Pick<LoyaltyRules, "per100" | "perReferral">,
): Points {
  const byOrders = Math.max(0, Math.floor((turnoverSince / 100) * per100));
  const byReferrals = referrals * perReferral;
  const gone = spent.reduce((sum, one) => sum + one.points, 0);
  return { byOrders, byReferrals, spent: gone, left: byOrders + byReferrals - gone };
}

/** What moved the points of a customer on a day; points spent are negative, and `left` is what there was after it. */
export type PointLine = {
  readonly on: CivilDate;
  readonly kind: "order" | "referral" | "spent";
  readonly points: number;
  readonly left: number;
  /** The number of the order, who was brought, or on what they were spent; null: not told. */
  readonly what: string | null;
};

/** An order, with what it counts for in the reporting currency. */
export type CountedOrder = {
  readonly on: CivilDate;
  readonly number: string | null;
  readonly turnover: number;
};

/**
 * The points of a customer line by line, the first one first. Each order brings what the whole of them come to
 * with it and without it, so that the lines add up to the total in spite of halves.
 */
export function pointLines(
  orders: readonly CountedOrder[],
  others: readonly Omit<PointLine, "left">[],
  { per100 }: Pick<LoyaltyRules, "per100">,
): readonly PointLine[] {
  let turnover = 0;
  let earned = 0;
  const byOrders = orders.map((order): Omit<PointLine, "left"> => {
    turnover += order.turnover;
    const before = earned;
    earned = Math.max(0, Math.floor((turnover / 100) * per100));
    return { on: order.on, kind: "order", points: earned - before, what: order.number };
  });
  let left = 0;
  return [...byOrders, ...others]
    .filter(({ points }) => points !== 0)
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    .map((line) => {
      left += line.points;
      return { ...line, left };
    });
}

/** Which part of what they buy of our kind is ours, as somebody said. */
export type Share = { readonly at: Instant; readonly percent: number };

/** The latest share and how it moved since the one before; null where nobody said any. */
export function shareTrend(
  latestFirst: readonly Share[],
): { readonly now: Share; readonly before: Share | null; readonly moved: number } | null {
  const [now, before = null] = latestFirst;
  if (now === undefined) return null;
  return { now, before, moved: before === null ? 0 : now.percent - before.percent };
}

/** A customer of whom one may read the name, or who is not one's own (null). */
export type OtherCustomer = { readonly ref: string; readonly name: string } | null;

/** Who brought a customer, and whom they brought. */
export type Referrals = {
  readonly by: { readonly customer: OtherCustomer } | null;
  readonly brought: readonly OtherCustomer[];
  /** What those of them whom one sees have ordered, in the reporting currency. */
  readonly value: number;
};

/** All that is known of a customer's loyalty. */
export type Loyalty = {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  /** The language in which one writes to them. */
  readonly language: string;
  readonly currency: string;
  readonly rules: LoyaltyRules;
  /** The turnover of the last twelve months. */
  readonly turnover: number;
  /** Null while points are off. */
  readonly points: Points | null;
  /** How they came to be, the first one first. */
  readonly lines: readonly PointLine[];
  readonly referrals: Referrals;
  readonly shares: readonly Share[];
};

/** A customer of a level. */
export type Levelled = {
  readonly ref: string;
  readonly name: string;
  readonly customerId: string;
  readonly level: LoyaltyLevel;
  readonly turnover: number;
};

/** What became of loyalty in some days. */
export type LoyaltyOfDays = {
  readonly since: CivilDate | "off";
  readonly risen: readonly Levelled[];
  /** Referrals in these days; and in all, how many of those who bought in a year have brought somebody. */
  readonly brought: number;
  readonly buyers: number;
  readonly bringers: number;
};

/** Something was kept, and what takes it back. */
export type Kept<What> = {
  readonly kept: What;
  readonly loyalty: Loyalty;
  readonly undoId: string;
};
