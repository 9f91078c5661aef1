import { type ImportWords, valueTable, wordKey } from "./words.ts";

const known = new Set(Intl.supportedValuesOf("currency"));

/** A sign without case, dots and spaces. */
const signKey = (text: string): string =>
  text.normalize("NFKC").toUpperCase().replaceAll(/[\s.]/g, "");

/** Signs that have no entry in Unicode's lists, or where trade means one of several. */
const own: Readonly<Record<string, readonly string[]>> = {
  $: ["USD"],
  "£": ["GBP"],
  "₩": ["KRW"],
  Đ: ["VND"],
  دإ: ["AED"],
  K: [],
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

/** The currencies that a sign or a name may mean, as Unicode has them in English and Chinese. */
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
  for (const locale of ["en", "zh"]) {
    const names = new Intl.DisplayNames(locale, { type: "currency" });
    for (const code of known) found.set(signKey(names.of(code) ?? code), [code]);
  }
  for (const [sign, codes] of Object.entries(own)) found.set(sign, [...codes]);
  return found;
})();

/**
 * What a text may mean as a currency (ISO 4217): one by its code or name, several by a sign that
 * countries share, none where it is no currency. `words` are the file's other names of currencies.
 */
export function currencyCodes(words: ImportWords): (text: string) => readonly string[] {
  const named = valueTable(words, "currency");
  return (text) => {
    const plain = signKey(text);
    const code = named.get(wordKey(plain)) ?? plain;
    return known.has(code) ? [code] : (signs.get(plain) ?? []);
  };
}
