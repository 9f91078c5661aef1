import type { ImportWords } from "../app/import/values/words.ts";
import { locales } from "../core/vocabulary.ts";
import type { Translator } from "../i18n/translator.ts";

/** Names of columns and values in files, in all languages. */
export const importWordsOf = (translator: Translator): ImportWords =>
  locales.map((locale) => ({
    ...(translator.bundle(locale, "import-words") as ImportWords[number]),
    ...(translator.bundle(locale, "festivals") as Pick<
      ImportWords[number],
      "festivals" | "traditions"
    >),
  }));
