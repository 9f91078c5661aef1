import { publishedRate } from "./published-rate.ts";

/**
 * Rates that an admin set for a currency, by when they hold from: `always`, a year (`2026`) or a month
 * (`2026-10`). US dollars for one unit, or `auto`: from then on the published ones again.
 */
export type OwnRates = Readonly<Record<string, number | "auto">>;

/**
 * The newest own rate at or before a month (`2026-03`), of the month before of the year; null where
 * none was set for then, so that the published ones count.
 */
export function ownRate(own: OwnRates | undefined, month: string): number | null {
  let [newest, rate]: [string, number | "auto"] = ["", "auto"];
  for (const [since, set] of Object.entries(own ?? {})) {
    const from = since === "always" ? "" : since;
    if (from <= month && from >= newest) [newest, rate] = [from, set];
  }
  return rate === "auto" ? null : rate;
}

/**
 * When a rate holds from that was set without saying so, in a month: from then on, so that what was
 * said of the past stays. Where nothing was known of a currency, nothing was said: then always.
 */
export const undatedSince = (currency: string, own: OwnRates | undefined, month: string): string =>
  Object.keys(own ?? {}).length === 0 && publishedRate(currency, month) === null ? "always" : month;

/** An own rate of a currency, and when it holds from. */
export type OwnRate = {
  readonly currency: string;
  readonly since: string;
  readonly rate: number | "auto";
};

/** The own rates that are in some rules and not, or otherwise, in those before. */
export const newRates = (
  before: Readonly<Record<string, OwnRates>>,
  now: Readonly<Record<string, OwnRates>>,
): readonly OwnRate[] =>
  Object.entries(now).flatMap(([currency, rates]) =>
    Object.entries(rates)
      .filter(([since, rate]) => before[currency]?.[since] !== rate)
      .map(([since, rate]) => ({ currency, since, rate })),
  );

/** Part by which a rate may differ from the published one that it is taken for, turned over. */
const near = 1.5;

/**
 * True for a rate that is units of the currency for a dollar, as banks print many, and not dollars for
 * a unit: the published one is near it turned over, and far from it as it is.
 */
export function isTurnedOver({ currency, since, rate }: OwnRate, month: string): boolean {
  const at = since === "always" ? month : `${since}-06`.slice(0, 7);
  const published = publishedRate(currency, at)?.rate;
  if (published === undefined || rate === "auto") return false;
  const distance = (one: number) => Math.exp(Math.abs(Math.log(one / published)));
  return distance(1 / rate) < near && distance(rate) > near ** 3;
}

type Json = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A change of rules with every own rate that says no time dated by `undatedSince`, so that it stands
 * beside those that were set before. Codes of currencies may be in small letters.
 */
export function datedChange(
  change: unknown,
  own: Readonly<Record<string, OwnRates>>,
  month: string,
): unknown {
  if (!isObject(change) || !isObject(change.currency)) return change;
  const dated = Object.entries(change.currency).map(([name, rate]) => {
    const code = name.toUpperCase();
    const isDated = rate === null || isObject(rate);
    return [code, isDated ? rate : { [undatedSince(code, own[code], month)]: rate }] as const;
  });
  return { ...change, currency: Object.fromEntries(dated) };
}
