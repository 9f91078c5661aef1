import type { Exchange } from "../money/exchange.ts";
import { addUpMoney, type MonthSum } from "../money/ordered-money.ts";
import type { CivilDate } from "../time/civil.ts";

/** Quarters that a trend shows. */
const count = 12;

/** A quarter of a year, and what was ordered in it, in the reporting currency; null where nothing of it has a rate. */
export type TrendQuarter = {
  readonly year: number;
  readonly quarter: number;
  readonly amount: number | null;
};

/** What somebody ordered in the last twelve quarters, the one that runs included. */
export type OrderTrend = { readonly reporting: string; readonly quarters: readonly TrendQuarter[] };

/** The first day of the quarters that a trend shows on a day. */
export const trendFrom = (today: CivilDate): CivilDate => {
  const { year, quarter } = quarterAt(indexOf(today) - count + 1);
  return `${year}-${String(3 * quarter - 2).padStart(2, "0")}-01` as CivilDate;
};

/** Adds up what was ordered month by month into quarters. */
export function orderTrend(
  exchange: Exchange,
  months: readonly MonthSum[],
  today: CivilDate,
): OrderTrend {
  const last = indexOf(today);
  const quarters = Array.from({ length: count }, (_, place): TrendQuarter => {
    const index = last - count + 1 + place;
    const own = months.filter(({ month }) => indexOf(month) === index);
    const { sums } = addUpMoney(exchange, own);
    const valued = sums.flatMap(({ converted }) => converted ?? []);
    const amount =
      own.length > 0 && valued.length === 0 ? null : valued.reduce((sum, one) => sum + one, 0);
    return { ...quarterAt(index), amount };
  });
  return { reporting: exchange.reporting, quarters };
}

/** Quarters since the year 0. */
const indexOf = (date: string): number =>
  4 * Number(date.slice(0, 4)) + Math.floor((Number(date.slice(5, 7)) - 1) / 3);

const quarterAt = (index: number) => ({ year: Math.floor(index / 4), quarter: (index % 4) + 1 });
