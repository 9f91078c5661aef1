import type { ImportRun } from "../import-run.ts";
import { type ImportRecord, shown } from "../record.ts";
import type { Amount } from "./read-amount.ts";
import { valueTable, wordKey } from "./words.ts";

const known = new Set(Intl.supportedValuesOf("currency"));

/** A sign without case, dots and spaces. */
const signKey = (text: string): string =>
  text.normalize("NFKC").toUpperCase().replaceAll(/[\s.]/g, "");

/** Signs that have no entry in Unicode's lists, or where trade means one of several. */
const own: Readonly<Record<string, readonly string[]>> = {
  $: ["USD"],
  "£": ["GBP"],
  S$: ["SGD"],
  RM: ["MYR"],
  RMB: ["CNY"],
  ZŁ: ["PLN"],
  KČ: ["CZK"],
  РУБ: ["RUB"],
  TL: ["TRY"],
  RP: ["IDR"],
  FR: ["CHF"],
  DHS: ["AED"],
  "S/": ["PEN"],
  RS: ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
};

/** The currencies that a sign may mean, by Unicode's signs in English and Chinese. */
const signs: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const code of known)
    for (const locale of ["en", "zh"])
      for (const currencyDisplay of ["symbol", "narrowSymbol"] as const) {
        const parts = new Intl.NumberFormat(locale, {
          style: "currency",
          currency: code,
          currencyDisplay,
        }).formatToParts(0);
        const sign = signKey(parts.find(({ type }) => type === "currency")?.value ?? code);
        if (sign !== code && !found.get(sign)?.includes(code))
          found.set(sign, [...(found.get(sign) ?? []), code]);
      }
  for (const [sign, codes] of Object.entries(own)) found.set(sign, [...codes]);
  return found;
})();

/**
 * Prepares the reading of the currency (ISO 4217) of rows. A sign of several currencies (`¥`, `Rs`,
 * `kr`) is that of the customer's country, else the only one of them that the file has named.
 */
export function currencyIn({ words, currency: fallback }: ImportRun) {
  const named = valueTable(words, "currency");
  const written = new Set<string>();
  const codesOf = (text: string): readonly string[] => {
    const plain = signKey(text);
    const code = named.get(wordKey(plain)) ?? plain;
    if (!known.has(code)) return signs.get(plain) ?? [];
    written.add(code);
    return [code];
  };

  /** ISO 4217 names a currency by the code of its country and a letter. */
  const oneOf = (codes: readonly string[], country: string | null): string | null => {
    if (codes.length < 2) return codes[0] ?? null;
    const home = codes.find((code) => country !== null && code.startsWith(country));
    const others = codes.filter((code) => written.has(code) || code === fallback);
    return home ?? (others.length === 1 ? (others[0] ?? null) : null);
  };

  /** From the column, else from beside the amount, else the import's own; noted when unclear. */
  return (record: ImportRecord, amount: Amount | null, country: string | null): string | null => {
    const text = record.text("currency") ?? amount?.currency ?? null;
    if (text === null && fallback !== null) return fallback;
    if (text === null) {
      record.problem("currency-missing", "currency");
      return null;
    }
    const codes = codesOf(text);
    const code = oneOf(codes, country);
    const value = shown(text);
    if (codes.length > 1 && code === null)
      record.problem("currency-ambiguous", "currency", { value, known: codes.join(", ") });
    else if (code === null) record.problem("currency-unknown", "currency", { value });
    const beside = amount?.currency == null ? [] : codesOf(amount.currency);
    const isOther = code !== null && beside.length > 0 && !beside.includes(code);
    if (isOther && amount?.currency !== "$")
      record.problem("currency-differs", "amount", { value: code, other: beside.join(" / ") });
    return code;
  };
}
