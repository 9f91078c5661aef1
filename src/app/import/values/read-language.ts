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
    ),
);

/** The language of a row as a tag such as `pt` or `pt-BR`; noted when it is none. */
export function readLanguage(record: ImportRecord): string | null {
  const text = record.text("language");
  if (text === null) return null;
  const named = codes.get(wordKey(text));
  if (named !== undefined) return named;
  if (/^[a-z]{2,3}([-_]([a-z]{2}|[a-z]{4}|\d{3}))*$/i.test(text)) {
    const [tag = ""] = Intl.getCanonicalLocales(text.replaceAll("_", "-"));
    if (english.of(tag) !== undefined) return tag;
  }
  record.problem("language-unknown", "language", { value: shown(text) });
  return null;
}
