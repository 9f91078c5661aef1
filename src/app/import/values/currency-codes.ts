import { ratedCurrencies } from "../../../core/money/published-rate.ts";
import { type ImportWords, valueTable, wordKey } from "./words.ts";

const inUse = Intl.supportedValuesOf("currency");
/** Old orders are in currencies that are no more. */
const known = new Set([...inUse, ...ratedCurrencies]);

/** A sign without case, dots, spaces and marks of the writing's direction. */
const signKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s.\p{Cf}]/gu, "");

/** Languages of trade in which countries write the sign of their own money, and others' (`$US`). */
const languages = ["fr", "ar", "bg", "ru", "vi", "bn"];

const rupees = ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"];
const pounds = ["GBP", "EGP", "SDG", "SYP", "LBP"];

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
  RS: rupees,
  RUPEE: rupees,
  RUPEES: rupees,
  C$: ["CAD", "NIO"],
  BS: ["BOB", "VES"],
  CFA: ["XAF", "XOF"],
  FCFA: ["XAF", "XOF"],
  DOLLAR: ["USD"],
  DOLLARS: ["USD"],
  POUND: pounds,
  POUNDS: pounds,
  卢布: ["RUB", "BYN"],
  VNĐ: ["VND"],
  ...{ LE: ["EGP"], KD: ["KWD"], SR: ["SAR"], QR: ["QAR"], BD: ["BHD"], JD: ["JOD"], TK: ["BDT"] },
  ...{ KSH: ["KES"], TSH: ["TZS"], USH: ["UGX"], YTL: ["TRY"] },
};

/** The currencies that a sign or a name may mean, as Unicode has them in English and Chinese. */
function readSigns(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const code of inUse)
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
  for (const locale of languages)
    for (const code of inUse) {
      const style = { style: "currency", currency: code } as const;
      const parts = new Intl.NumberFormat(locale, style).formatToParts(0);
      const sign = signKey(parts.find(({ type }) => type === "currency")?.value ?? code);
      if (sign !== code && !found.has(sign)) found.set(sign, [code]);
    }
  for (const [sign, codes] of Object.entries(own)) found.set(sign, [...codes]);
  return found;
}

/** Read when the first currency is: a file of customers has none. */
let signs: ReturnType<typeof readSigns> | undefined;

/** `AR$`, `MX$`: the money of the country that stands before the sign. */
function ofCountry(sign: string): readonly string[] {
  const country = /^([A-Z]{2})[$£¥]$/.exec(sign)?.[1];
  return country === undefined ? [] : ratedCurrencies.filter((code) => code.startsWith(country));
}

/**
 * What a text may mean as a currency (ISO 4217): one by its code or name, several by a sign that
 * countries share, none where it is no currency. `words` are the file's other names of currencies.
 */
export function currencyCodes(words: ImportWords): (text: string) => readonly string[] {
  const named = valueTable(words, "currency");
  return (text) => {
    const plain = signKey(text);
    const code = named.get(wordKey(plain)) ?? plain;
    if (known.has(code)) return [code];
    signs ??= readSigns();
    return signs.get(plain) ?? ofCountry(plain);
  };
}
