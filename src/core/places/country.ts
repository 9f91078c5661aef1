import iso from "i18n-iso-countries/index.js";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import chinese from "i18n-iso-countries/langs/zh.json" with { type: "json" };
import aliases from "./country-aliases.json" with { type: "json" };

/**
 * The ISO 3166-1 alpha-2 code of a country (`XK` for Kosovo) by its code of two or three letters or
 * its name in English or Chinese, whatever the case, accents and punctuation. Null when it is
 * unknown or several countries are called so (`Congo`). Parts of a country count as it (`England`,
 * `Dubai`); `Channel Islands`, which are no country, as Jersey, the larger of the two.
 */
export function findCountry(nameOrCode: string): string | null {
  const key = keyOf(nameOrCode);
  return codes.get(key) ?? names.get(key) ?? null;
}

/** Whether it is a country's alpha-2 code, in capitals. */
export const isCountryCode = (code: string): boolean =>
  code.length === 2 && codes.get(keyOf(code)) === code;

const keyOf = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll("&", "and")
    .toLowerCase()
    .replace(/^\s*the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

const codes = new Map(
  Object.entries({ ...iso.getAlpha2Codes(), ...iso.getAlpha3Codes() }).map(([code, other]) => [
    keyOf(code),
    code.length === 2 ? code : other,
  ]),
);

const names = nameTable();

function nameTable(): ReadonlyMap<string, string> {
  iso.registerLocale(english);
  iso.registerLocale(chinese);
  const regions = ["en", "zh-Hans", "zh-Hant"].map(
    (locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "none" }),
  );
  const found = new Map<string, string | null>();
  for (const code of Object.keys(iso.getAlpha2Codes())) {
    const own = regions.map((region) => region.of(code));
    const listed = ["en", "zh"].flatMap((locale) => iso.getName(code, locale, { select: "all" }));
    for (const name of new Set([...own, ...listed].map((text) => keyOf(text ?? "")))) {
      found.set(name, found.has(name) ? null : code);
    }
  }
  for (const [code, others] of Object.entries(aliases)) {
    for (const name of others) found.set(keyOf(name), code);
  }
  return new Map([...found].flatMap(([name, code]) => (code === null ? [] : [[name, code]])));
}
