import { type Exchange, rateOf } from "../../core/money/exchange.ts";
import { firstRatedMonth, ratedCurrencies } from "../../core/money/published-rate.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { type Sql, sql } from "../database/sql.ts";

/**
 * The relation `r` with one row for each order `o` before it, to be joined by CROSS JOIN: `r.rate` is
 * what one unit of the order's currency was worth in the reporting currency in the order's month;
 * null where it has no rate. Orders are of the dates from `from` to `until`. A look-up, and no join
 * with a table of rates: the planner cannot know that every order has one of them.
 */
export function orderRate(exchange: Exchange, from: CivilDate, until: CivilDate): Sql {
  const rates: Record<string, number> = {};
  const all = new Set([...ratedCurrencies, ...Object.keys(exchange.own), exchange.reporting]);
  const before = monthBefore(firstMonthOf(exchange));
  const since = from.slice(0, 7);
  for (const month of monthsFrom(since < before ? before : since, until.slice(0, 7))) {
    for (const currency of all) {
      const rate = rateOf(exchange, currency, month);
      if (rate !== null) rates[`${currency} ${month}`] = Number(rate.rate.toPrecision(10));
    }
  }
  return sql`LATERAL (SELECT (${JSON.stringify(rates)}::jsonb ->> (o.currency || ' '
    || to_char(greatest(o.ordered_on, ${`${before}-01`}::date), 'YYYY-MM')))::numeric AS rate OFFSET 0) r`;
}

/** The month of order `o`, as `2026-03`. */
export const monthOf: Sql = sql`to_char(o.ordered_on, 'YYYY-MM')`;

/** The first month for which anybody said a rate; all before it are alike. */
const firstMonthOf = ({ own }: Exchange): string =>
  Object.values(own)
    .flatMap((rates) => Object.keys(rates))
    .filter((since) => since !== "always")
    .map((since) => (since.length === 4 ? `${since}-01` : since))
    .reduce((first, since) => (since < first ? since : first), firstRatedMonth);

const indexOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

const named = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

const monthBefore = (month: string): string => named(indexOf(month) - 1);

const monthsFrom = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, indexOf(last) - indexOf(first) + 1) }, (_, at) =>
    named(indexOf(first) + at),
  );
