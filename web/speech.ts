import type { PageSentences } from "./generated/sentences.ts";

/** The key of a sentence in `locales/<locale>/web.json`. */
export type PageSentence = keyof PageSentences;

/** What has to be given with it: nothing, or the values of its `{{name}}`s. */
type ValuesOf<Key extends PageSentence> = [PageSentences[Key]] extends [never]
  ? []
  : [values: { readonly [Name in PageSentences[Key]]: string | number }];

/** Says a sentence of the page, its `{{name}}`s filled in. */
export type Say = <Key extends PageSentence>(key: Key, ...values: ValuesOf<Key>) => string;

/** Languages of the page. */
export const pageLocales = ["en", "zh-CN"] as const;
export type PageLocale = (typeof pageLocales)[number];

/** The page's language for a locale such as a browser's `zh-TW`. */
export function toPageLocale(locale: string): PageLocale {
  return locale.startsWith("zh") ? "zh-CN" : "en";
}

/**
 * Loads the page's sentences. With a `count` among the values the key's plural is taken
 * (`_one`, `_other`). A key that does not exist is said as it is.
 */
export async function loadSpeech(locale: PageLocale): Promise<Say> {
  const answer = await fetch(`/web/strings/${locale}.json`);
  const sentences = (await answer.json()) as Record<string, string>;
  const plural = new Intl.PluralRules(locale);
  return (key, ...[given]) => {
    const values: Readonly<Record<string, string | number>> = given ?? {};
    const { count } = values;
    const form = typeof count === "number" ? `${key}_${plural.select(count)}` : key;
    const sentence = sentences[form] ?? sentences[key] ?? key;
    return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}
