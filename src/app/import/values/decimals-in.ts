import { decimalsOf } from "../../../core/money/currency-decimals.ts";
import { isCurrencyOf } from "../../../core/money/home-currency.ts";
import type { ImportRun } from "../import-run.ts";
import type { ImportRecord } from "../record.ts";
import { currencyCodes } from "./currency-codes.ts";
import type { DecimalsOf } from "./read-amount.ts";

/**
 * Prepares how many decimals the amounts of a row have by its currency: that of the customer's country
 * where a sign may mean several.
 */
export function decimalsIn({ words, currency: fallback }: ImportRun) {
  const meant = currencyCodes(words);
  return (record: ImportRecord, country: string | null): DecimalsOf =>
    (beside) => {
      const text = record.text("currency") ?? beside ?? fallback;
      const codes = text === null ? [] : meant(text);
      const home = codes.filter((code) => country !== null && isCurrencyOf(country, code));
      const counts = new Set((home.length === 0 ? codes : home).map(decimalsOf));
      const [only = null] = counts;
      return counts.size === 1 ? only : null;
    };
}
