import { type Exchange, rateOf } from "../../core/money/exchange.ts";
import { firstRatedMonth, ratedCurrencies } from "../../core/money/published-rate.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { type Sql, sql } from "../database/sql.ts";

/** Stands for all months before the first that has published rates. */
const before = "2008-12";

/**
 * The relation `r` with one row for each order `o` before it, to be joined by CROSS JOIN: `r.rate` is
 * what one unit of the order's currency was worth in the reporting currency in the order's month;
 * null where it has no rate. Orders are of the dates from `from` to `until`. A look-up, and no join
 * with a table of rates: the planner cannot know that every order has one of them.
 */
export function orderRate(exchange: Exchange, from: CivilDate, until: CivilDate): Sql {
  const rates: Record<string, number> = {};
  const all = new Set([...ratedCurrencies, ...Object.keys(exchange.own), exchange.reporting]);
  for (const month of monthsFrom(from.slice(0, 7), until.slice(0, 7))) {
    for (const currency of all) {
      const rate = rateOf(exchange, currency, month);
      if (rate !== null) rates[`${currency} ${month}`] = Number(rate.toPrecision(10));
    }
  }
  return sql`LATERAL (SELECT (${JSON.stringify(rates)}::jsonb ->> (o.currency || ' '
    || to_char(greatest(o.ordered_on, ${`${before}-01`}::date), 'YYYY-MM')))::numeric AS rate OFFSET 0) r`;
}

/** The month of order `o`, as `2026-03`. */
export const monthOf: Sql = sql`to_char(o.ordered_on, 'YYYY-MM')`;

function monthsFrom(first: string, last: string): string[] {
  const months = first < firstRatedMonth ? [before] : [];
  const [year = 0, month = 1] = (first < firstRatedMonth ? firstRatedMonth : first)
    .split("-")
    .map(Number);
  for (let index = year * 12 + month - 1; ; index++) {
    const named = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    if (named > last) return months;
    months.push(named);
  }
}
