import type { ImportRun } from "../import-run.ts";
import { type ImportRecord, shown } from "../record.ts";
import type { Amount } from "./read-amount.ts";
import { valueTable, wordKey } from "./words.ts";

/** Signs that mean one currency. `¥` may be Chinese or Japanese, so it is not here. */
const signs: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
  "₺": "TRY",
  "₽": "RUB",
  "₩": "KRW",
  "₫": "VND",
  "฿": "THB",
  R$: "BRL",
  A$: "AUD",
  C$: "CAD",
  HK$: "HKD",
  S$: "SGD",
};

const known = new Set(Intl.supportedValuesOf("currency"));

/** Prepares the reading of the currency (ISO 4217) of rows. */
export function currencyIn({ words, currency: fallback }: ImportRun) {
  const named = valueTable(words, "currency");
  const codeOf = (text: string): string | null => {
    const plain = text.normalize("NFKC").trim().toUpperCase();
    const code = signs[plain] ?? named.get(wordKey(plain)) ?? plain;
    return known.has(code) ? code : null;
  };

  /** From the column, else from beside the amount, else the import's own; noted when unclear. */
  return (record: ImportRecord, amount: Amount | null): string | null => {
    const text = record.text("currency") ?? amount?.currency ?? null;
    if (text === null && fallback !== null) return fallback;
    const code = text === null ? null : codeOf(text);
    if (text === null) record.problem("currency-missing", "currency");
    else if (code === null) record.problem("currency-unknown", "currency", { value: shown(text) });
    const beside = amount?.currency == null ? null : codeOf(amount.currency);
    if (code !== null && beside !== null && beside !== code && amount?.currency !== "$")
      record.problem("currency-differs", "amount", { value: code, other: beside });
    return code;
  };
}
