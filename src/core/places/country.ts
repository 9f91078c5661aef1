import iso from "i18n-iso-countries/index.js";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import chinese from "i18n-iso-countries/langs/zh.json" with { type: "json" };
import aliases from "./country-aliases.json" with { type: "json" };
import { foldLetters } from "./fold-letters.ts";
import { languageOf } from "./language-of.ts";

/**
 * The ISO 3166-1 alpha-2 code of a country (`XK` for Kosovo) by its code of two or three letters or
 * its name in English, Chinese or another language, whatever the case, accents and punctuation; also
 * with its form of government (`Sultanate of Oman`) and written twice (`德国 Germany`). Null when it is
 * unknown or several countries are called so (`Congo`). Parts of a country count as it (`England`,
 * `Dubai`); `Channel Islands`, which are no country, as Jersey, the larger of the two.
 */
export function findCountry(nameOrCode: string): string | null {
  const whole = countryCalled(nameOrCode);
  if (whole !== undefined) return whole;
  const pieces = nameOrCode
    .normalize("NFKC")
    .split(/[()/,|]|(?<=\p{Script=Han})(?=\P{Script=Han})|(?<=\P{Script=Han})(?=\p{Script=Han})/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece) && !forms.test(`${piece} `));
  return same(pieces.map(inFull)) ?? same(halves(nameOrCode.trim().split(/\s+/)));
}

/** The country that all of these are; null where they are several or not known. */
function same(found: readonly (string | null)[]): string | null {
  const [only, ...others] = new Set(found);
  return others.length === 0 ? (only ?? null) : null;
}

/** What a name means without the form of government, or with it written out. */
const inFull = (name: string): string | null =>
  countryCalled(bare(name)) ??
  countryCalled(name.replace(/\br[eé]p\b\.?/i, "República")) ??
  countryCalled(name.replace(chineseForms, "")) ??
  null;

/** The countries that the words before and behind some space mean: `Taiwan R.O.C.`. */
function halves(words: readonly string[]): readonly (string | null)[] {
  for (let at = 1; at < words.length; at++) {
    const both = [words.slice(0, at), words.slice(at)].map((half) => countryCalled(half.join(" ")));
    if (both[0] && both[0] === both[1]) return [both[0]];
  }
  return [];
}

/** Null where several are called so, undefined where none is. */
function countryCalled(name: string): string | null | undefined {
  const key = keyOf(name);
  return codes.get(key) ?? names.get(key) ?? (names.has(key) ? null : foreignNames().get(key));
}

/** Words for the form of a state; `democratic` and `people's` tell countries apart. */
const forms =
  /^(?:(?:the|former|yugoslav|bolivarian|plurinational|united|islamic|arab|federated|federal|federative|socialist|kingdom|states?|sultanate|principality|commonwealth|hashemite|republic|rep\.?|grand|duchy|union|of)\s+)+$/i;

/** The same behind the name, in Chinese. */
const chineseForms =
  /(?<=..)(?:(?:人民|民主|联邦|伊斯兰|社会主义)*共和国|合众国|[联聯]邦|大?公[国國]|王[国國])$/u;

/** The same before the name, in languages that say `Republic of …`. */
const formsAbroad =
  /^(?:la |le |el |il |die )?(?:(?:bundes|volks)?republik|königreich|r[eé]publi[qc]ue?a?|rep[uú]blica|repubblica|royaume|reino|regno)\s+(?:(?:unida|francesa|française|de la|de los|de|du|des|del|della|di|da|do|dos)\s+|d['’]\s*)?(?=\p{L})/iu;

/** `Sultanate of Oman` → `Oman`; `Czech Rep.` → `Czech Republic`. */
function bare(name: string): string {
  const full = name.replace(/\brep\b\.?/i, "Republic").replace(formsAbroad, "");
  const cut = full.search(/\bof\s+/i);
  const after = full.slice(cut).replace(/^of\s+(?:the\s+)?/i, "");
  return cut > 0 && forms.test(full.slice(0, cut)) && after !== "" ? after : full;
}

/** What names of countries are compared by: letters and digits alone, without case and accents. */
export const countryKey = (name: string): string => keyOf(name);

/** Whether a key is a country's, or one that several are called by. */
export const isCountryKey = (key: string): boolean =>
  codes.has(key) || names.has(key) || foreignNames().has(key);

/** The first two characters of every country's name in Chinese. */
export function hanBeginnings(): ReadonlySet<string> {
  beginnings ??= new Set(
    [...names.keys(), ...foreignNames().keys()]
      .filter((key) => /^\p{Script=Han}{2}/u.test(key))
      .map((key) => key.slice(0, 2)),
  );
  return beginnings;
}

let beginnings: ReadonlySet<string> | null = null;

/** Whether it is a country's alpha-2 code, in capitals. */
export const isCountryCode = (code: string): boolean =>
  code.length === 2 && codes.get(keyOf(code)) === code;

const keyOf = (text: string) =>
  foldLetters(text)
    .replaceAll("&", "and")
    .replace(/^\s*the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

const codes = new Map(
  Object.entries({ ...iso.getAlpha2Codes(), ...iso.getAlpha3Codes() }).map(([code, other]) => [
    keyOf(code),
    code.length === 2 ? code : other,
  ]),
);

/** What several countries are called, though a language may have the name for one of them. */
const shared = ["Congo", "刚果", "Saint Martin"];

/** Names in English and Chinese, and those that people use besides; null: of several countries. */
const names = nameTable();

function nameTable(): ReadonlyMap<string, string | null> {
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
  for (const name of shared) found.set(keyOf(name), null);
  return found;
}

/** Languages of trade beside English and Chinese. */
const languages =
  "ar az be bg bn bs ca cs da de el es et eu fa fi fil fr gl he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn ms mt my nb ne nl pl ps pt ro ru si sk sl sq sr sr-Latn sv sw ta tg th tk tr uk ur uz vi zh-HK".split(
    " ",
  );

/** A country of two parts is called by the first: `Bosnien und Herzegowina`. */
const andMore = /\s(?:und|and|et|y|e|ed|en|i|og|och|ja|и|та|ve|dan|&)\s.*$/u;

let foreign: ReadonlyMap<string, string> | null = null;

/** Names in other languages, read when one is first asked for; without those of several countries. */
function foreignNames(): ReadonlyMap<string, string> {
  if (foreign !== null) return foreign;
  const found = new Map<string, string | null>();
  const own = new Map<string, string>();
  for (const language of languages) {
    const region = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const code of Object.keys(iso.getAlpha2Codes())) {
      const whole = region.of(code) ?? "";
      for (const name of new Set([whole, whole.replace(andMore, "")].map(keyOf))) {
        if (name.length < 2) continue;
        if (languageOf(code) === language) own.set(name, code);
        found.set(name, (found.get(name) ?? code) === code ? code : null);
      }
    }
  }
  for (const [name, code] of own) found.set(name, code);
  foreign = new Map([...found].flatMap(([name, code]) => (code === null ? [] : [[name, code]])));
  return foreign;
}
