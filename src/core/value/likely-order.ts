import type { CivilDate, EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { gapsOf, type OwnRhythm, orderChance, ownRhythm } from "./order-chance.ts";
import type { WorthCustomer } from "./worth.ts";

/** A customer who may order soon, and what that rests on. */
export type LikelyOrder = WorthCustomer & {
  /** 0 to 1. */
  readonly chance: number;
  readonly silentDays: number;
  readonly rhythm: OwnRhythm | null;
  /** What one order brings; null where no amount is known. */
  readonly each: number | null;
};

/** Those who will probably order within some days, the likeliest first. */
export type LikelyOrders = {
  readonly days: number;
  readonly currency: string | null;
  /** Chance × amount, of all who ordered of late; null where no amount is known. */
  readonly expected: number | null;
  /** Those with a chance worth naming, in all. */
  readonly total: number;
  readonly customers: readonly LikelyOrder[];
};

/** A customer with the days on which it bought, in any order, as of its today. */
export type Bought = WorthCustomer & {
  readonly days: readonly EpochDay[];
  readonly today: CivilDate;
  readonly expectedPerYear: number | null;
  readonly each: number | null;
};

/** From this chance on a customer is named (our judgement). */
const worthNaming = 0.2;

/** Judges all, and names `most` of them, or one more rather than to leave a single one over. */
export function likelyOrders(
  all: readonly Bought[],
  { days, most, currency }: { days: number; most: number; currency: string | null },
): LikelyOrders {
  const judged = all.map(({ days: on, today, expectedPerYear, ...customer }): LikelyOrder => {
    const bought = [...on].sort((one, other) => one - other);
    const gaps = gapsOf(bought);
    const now = epochDayOf(today);
    const silentDays = now - (bought.at(-1) ?? now);
    const chance = orderChance(gaps, silentDays, expectedPerYear ?? 0, days);
    return { ...customer, chance, silentDays, rhythm: ownRhythm(gaps) };
  });
  const named = judged
    .filter(({ chance }) => chance >= worthNaming)
    .sort((one, other) => other.chance - one.chance || worth(other) - worth(one));
  const isAmountKnown = judged.some(({ each }) => each !== null);
  return {
    days,
    currency,
    expected: isAmountKnown ? judged.reduce((sum, one) => sum + worth(one), 0) : null,
    total: named.length,
    customers: named.slice(0, named.length === most + 1 ? most + 1 : most),
  };
}

const worth = ({ chance, each }: LikelyOrder): number => chance * (each ?? 0);
