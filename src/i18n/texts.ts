import type { Locale } from "../core/vocabulary.ts";
import type { EndOf, OpenBeginning, ParamsOf, SentenceKey } from "./sentence.ts";

/** Values for the `{{name}}` places of a sentence; `count` also chooses the plural. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Key and parameters → text in a locale. Parameters are inserted as they are, never escaped. */
export type Texts = {
  /**
   * The sentence of a key: `messages:today.title`, or `today.title` in the namespace `messages`.
   * English where the locale lacks it. A missing key or parameter goes to `onMissing`; when that
   * returns, the text is the key, or keeps `{{name}}`.
   */
  t<Key extends SentenceKey>(locale: Locale, key: Key, ...params: ParamsOf<Key>): string;
  /** The same of a key whose end is known only now. */
  sentenceOf<Beginning extends OpenBeginning>(
    locale: Locale,
    beginning: Beginning,
    end: EndOf<Beginning>,
    params?: TextParams,
  ): string;
  /** A whole namespace of a locale as its file has it; undefined when there is no such file. */
  bundle(locale: Locale, namespace: string): unknown;
};
