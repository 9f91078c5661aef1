/**
 * The language most people of a country speak (ISO 639-1 where there is one, else 639-3), by its
 * ISO 3166 alpha-2 code; null when unknown. Source: CLDR likely subtags, as this runtime has them.
 */
export function languageOf(country: string): string | null {
  const known = languages.get(country);
  if (known !== undefined || !/^[A-Z]{2}$/.test(country)) return known ?? null;
  const { language } = new Intl.Locale("und", { region: country }).maximize();
  if (language === "und") return null;
  languages.set(country, language);
  return language;
}

const languages = new Map<string, string>();
