import { isCurrencyOf } from "../../../core/money/home-currency.ts";
import type { ImportRun } from "../import-run.ts";
import { type ImportRecord, shown } from "../record.ts";
import { currencyCodes } from "./currency-codes.ts";
import type { Amount } from "./read-amount.ts";

/** The amounts of a row by their fields; the first is in the row's currency, the others must be. */
type Amounts = readonly (readonly [field: string, amount: Amount | null])[];

/**
 * Prepares the reading of the currency (ISO 4217) of rows. A sign of several currencies (`¥`, `Rs`,
 * `kr`) is that of the customer's country, else the only one of them that the file has named.
 */
export function currencyIn({ words, currency: fallback }: ImportRun) {
  const meant = currencyCodes(words);
  const written = new Set<string>();
  /** What all the words beside a number agree on; a `$` says little beside another one. */
  const codesOf = (text: string, isBeside = true): readonly string[] => {
    const all = isBeside ? text.split(" ") : [text];
    const telling = all.length > 1 ? all.filter((one) => one !== "$") : all;
    const [first = [], ...others] = telling.map(meant);
    const codes = first.filter((code) => others.every((other) => other.includes(code)));
    const [only] = codes;
    if (codes.length === 1 && only !== undefined) written.add(only);
    return codes;
  };

  const oneOf = (codes: readonly string[], country: string | null): string | null => {
    if (codes.length < 2) return codes[0] ?? null;
    const home = codes.find((code) => country !== null && isCurrencyOf(country, code));
    const others = codes.filter((code) => written.has(code) || code === fallback);
    return home ?? (others.length === 1 ? (others[0] ?? null) : null);
  };

  /** Notes an amount that stands beside another currency, or beside what is none (`15%`). */
  const check = (record: ImportRecord, field: string, amount: Amount | null, code: string) => {
    if (amount?.currency == null || amount.currency === "$") return;
    const beside = codesOf(amount.currency);
    if (beside.includes(code)) return;
    if (beside.length === 0)
      record.problem("currency-unknown", field, { value: shown(amount.currency) });
    else record.problem("currency-differs", field, { value: code, other: beside.join(" / ") });
  };

  /** From the column, else from beside the amount, else the import's own; noted when unclear. */
  return (record: ImportRecord, amounts: Amounts, country: string | null): string | null => {
    const told = record.text("currency");
    const text = told ?? amounts[0]?.[1]?.currency ?? null;
    if (text === null && fallback === null) {
      record.problem("currency-missing", "currency");
      return null;
    }
    const codes = text === null ? [] : codesOf(text, told === null);
    const code = text === null ? fallback : oneOf(codes, country);
    const value = shown(text ?? "");
    if (codes.length > 1 && code === null)
      record.problem("currency-ambiguous", "currency", { value, known: codes.join(", ") });
    else if (code === null)
      record.problem("currency-unknown", told ? "currency" : (amounts[0]?.[0] ?? "currency"), {
        value,
      });
    else for (const [field, amount] of amounts) check(record, field, amount, code);
    return code;
  };
}
