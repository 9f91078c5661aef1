import { type Exchange, rateOf } from "../../core/money/exchange.ts";
import { firstRatedMonth, ratedCurrencies } from "../../core/money/published-rate.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { type Sql, sql } from "../database/sql.ts";

/** Stands for all months before the first that has published rates. */
const before = "2008-12";

/**
 * The relation `(currency, month, rate)` with what one unit of a currency is worth in the reporting
 * currency in each month from that of `from` on until that of `until`. Months and currencies without
 * a rate have no row. Join it to orders `o` by `ratedAs`.
 */
export function rateRows(exchange: Exchange, from: CivilDate, until: CivilDate): Sql {
  const currencies: string[] = [];
  const months: string[] = [];
  const rates: number[] = [];
  const all = new Set([...ratedCurrencies, ...Object.keys(exchange.own), exchange.reporting]);
  for (const month of monthsFrom(from.slice(0, 7), until.slice(0, 7))) {
    for (const currency of all) {
      const rate = rateOf(exchange, currency, month);
      if (rate === null) continue;
      currencies.push(currency);
      months.push(`${month}-01`);
      rates.push(Number(rate.toPrecision(10)));
    }
  }
  return sql`unnest(${currencies}::char(3)[], ${months}::date[], ${rates}::numeric[])
    AS r(currency, month, rate)`;
}

/** Condition that `r` is the rate of order `o`: that of its currency in its month. */
export const ratedAs: Sql = sql`r.currency = o.currency
  AND r.month = greatest(date_trunc('month', o.ordered_on::timestamp)::date, ${`${before}-01`}::date)`;

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
