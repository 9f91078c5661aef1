import { findCountry } from "../../../core/places/country.ts";
import { type ImportRecord, shown } from "../record.ts";
import { wordKey } from "./words.ts";

const english = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** Languages of trade, by their names in English, in Chinese and in themselves. */
const codes: ReadonlyMap<string, string> = new Map(
  "ar az bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv mn ms nb nl pl pt ro ru sk sl sr sv sw ta th tr uk ur uz vi zh"
    .split(" ")
    .flatMap((code) =>
      ["en", "zh-CN", code].map((locale): [string, string] => [
        wordKey(new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code),
        code,
      ]),
    )
    .concat([
      ["simplifiedchinese", "zh"],
      ["traditionalchinese", "zh"],
      ["简体中文", "zh"],
      ["繁体中文", "zh"],
      ["mandarin", "zh"],
      ["farsi", "fa"],
      ["brazilianportuguese", "pt"],
    ]),
);

/** The tag of a language by its name, `Portuguese`, `葡萄牙语`, `Portuguese (Brazil)`; null for what names none. */
export function languageCalled(text: string): string | null {
  const [, name = text, place] = /^(.+?)\s*[(（]([^)）]+)[)）]$/.exec(text) ?? [];
  const named = codes.get(wordKey(name));
  if (named === undefined) return null;
  const region = place === undefined ? null : findCountry(place);
  return region === null ? named : `${named}-${region}`;
}

/** What stands between the languages that somebody speaks. */
const between =
  /\s*(?:[,，、;；/&+]|(?<!\p{L})(?:and|und|y|et|e)(?!\p{L})|[和跟与及]|以及|还有)\s*/iu;

/** Languages at most. */
const mostLanguages = 6;

/** The tags of one or several languages, each once, in the order told; null where a word names none. */
export function languagesCalled(text: string): readonly string[] | null {
  const tagOf = (name: string) =>
    /^[a-z]{2}(?:-[A-Z]{2})?$/.test(name) ? name : languageCalled(name);
  const whole = tagOf(text);
  if (whole !== null) return [whole];
  const parts = text.split(between).filter((part) => part !== "");
  const names = parts.length > 1 ? parts : text.split(/\s+/);
  const tags = [...new Set(names.map((name) => tagOf(name.trim())))];
  const isRead = tags.length > 0 && tags.length <= mostLanguages;
  return isRead && tags.every((tag) => tag !== null) ? tags : null;
}

/**
 * The language of a row as a tag such as `pt` or `pt-BR`, by its name too (`Portuguese (Brazil)`); the
 * first of several. Noted when it is none.
 */
export function readLanguage(record: ImportRecord): string | null {
  const whole = record.text("language");
  if (whole === null) return null;
  const text = (whole.split(/[;,，、|\n/]|\s&\s/)[0] ?? whole).replace(/[@.].*$/, "").trim();
  const named = languageCalled(text);
  if (named !== null) return named;
  if (/^[a-z]{2,3}([-_]([a-z]{2}|[a-z]{4}|\d{3}))*$/i.test(text)) {
    const [tag = ""] = Intl.getCanonicalLocales(text.replaceAll("_", "-"));
    if (english.of(tag) !== undefined) return tag;
  }
  record.problem("language-unknown", "language", { value: shown(whole) });
  return null;
}
