import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { locales } from "../core/vocabulary.ts";
import { createTranslator, type OnMissing, type Translator } from "./translator.ts";

/** The product's own texts: beside `src/` and `dist/` alike. */
const ours = fileURLToPath(new URL("../../locales/", import.meta.url));

/**
 * Reads `<directory>/<locale>/<namespace>.json` of every locale, once, at boot. Throws when a file
 * is absent or is no JSON.
 */
export function loadLocales(
  options: { directory?: string; onMissing?: OnMissing } = {},
): Translator {
  const resources = Object.fromEntries(
    locales.map((locale) => [locale, readNamespaces(join(options.directory ?? ours, locale))]),
  );
  return createTranslator(resources, options.onMissing);
}

function readNamespaces(directory: string) {
  const files = readdirSync(directory).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(join(directory, file), "utf8")),
    ]),
  );
}
