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
