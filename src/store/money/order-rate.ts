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
  const before = monthBefore(firstMonthOf(exchange));
  const first = Math.max(indexOf(before), indexOf(from));
  const rates = ratesBetween(exchange, first, indexOf(until));
  return sql`LATERAL (SELECT (${rates}::jsonb ->> (o.currency || ' '
    || to_char(greatest(o.ordered_on, ${`${before}-01`}::date), 'YYYY-MM')))::numeric AS rate OFFSET 0) r`;
}

/** What was reckoned of late: cards and lists ask for the same months again and again. */
const kept = new Map<string, string>();
const mostKept = 50;

/** The rates of all currencies from a month to another, by currency and month, as JSON. */
function ratesBetween(exchange: Exchange, first: number, last: number): string {
  const key = JSON.stringify([exchange, first, last]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const rates: Record<string, number> = {};
  const all = new Set([...ratedCurrencies, ...Object.keys(exchange.own), exchange.reporting]);
  for (const month of monthsFrom(first, last)) {
    for (const currency of all) {
      const rate = rateOf(exchange, currency, month);
      if (rate !== null) rates[`${currency} ${month}`] = Number(rate.rate.toPrecision(10));
    }
  }
  const made = JSON.stringify(rates);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}

/** The month of order `o`, as `2026-03`. */
export const monthOf: Sql = sql`to_char(o.ordered_on, 'YYYY-MM')`;

/** The first month for which anybody said a rate; all before it are alike. */
function firstMonthOf({ own }: Exchange): string {
  const since = Object.values(own).flatMap((rates) => Object.keys(rates));
  const months = since.map((one) => (one.length === 4 ? `${one}-01` : one));
  return [firstRatedMonth, ...months.filter((one) => one !== "always")].sort()[0] ?? "";
}

/** The number of the month of a date or a month. */
const indexOf = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const named = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

const monthBefore = (month: string): string => named(indexOf(month) - 1);

const monthsFrom = (first: number, last: number): string[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => named(first + at));
