import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Locale, locales } from "../core/vocabulary.ts";
import { joinWords, type Words } from "./join-words.ts";
import { createTranslator, type OnMissing, type Translator } from "./translator.ts";

/** The product's own texts: beside `src/` and `dist/` alike. */
const ours = fileURLToPath(new URL("../../locales/", import.meta.url));

/** The product's features: in `src/` and `dist/` alike. */
const ourFeatures = fileURLToPath(new URL("../features/", import.meta.url));

/**
 * Reads the words of every locale, once, at boot:
 *
 * - `<directory>/<locale>/<namespace>.json`, a whole namespace;
 * - `<directory>/<locale>/<namespace>/<capability>.json`, a part of one;
 * - `<features>/<name>/words/<locale>.json`, what a feature adds, by namespace.
 *
 * Throws when a file is no JSON, and when two files say the same sentence.
 */
export function loadLocales(
  options: { directory?: string; features?: string; onMissing?: OnMissing } = {},
): Translator {
  const { directory = ours, features = ourFeatures, onMissing } = options;
  const resources = Object.fromEntries(
    locales.map((locale) => [
      locale,
      [...wordsIn(join(directory, locale)), ...wordsOfFeatures(features, locale)].reduce(
        (before, more) => joinWords(before, more, locale),
      ),
    ]),
  );
  return createTranslator(resources, onMissing);
}

function wordsIn(directory: string): readonly Words[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const [namespace = ""] = file.split(/[/\\.]/);
      return { [namespace]: readWords(join(directory, file)) };
    });
}

function wordsOfFeatures(features: string, locale: Locale): readonly Words[] {
  if (!existsSync(features)) return [];
  return readdirSync(features)
    .map((feature) => join(features, feature, "words", `${locale}.json`))
    .filter(existsSync)
    .map(readWords);
}

const readWords = (path: string): Words => JSON.parse(readFileSync(path, "utf8"));
