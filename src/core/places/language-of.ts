/** Countries whose business is written in another language than most people speak. */
const ofBusiness: Readonly<Record<string, string>> = {
  de: "CH LU",
  en: "GH IE IN KE MT NG PH PK RW SG SL TZ UG ZA ZM ZW",
  fr: "BE BF BI BJ CD CF CG CI CM DJ DZ GA GN HT KM MA MC MG ML MR NE SN TD TG TN",
  pt: "AO CV GW MZ ST",
  ru: "BY KG KZ TJ",
};

/**
 * The language in which the companies of a country write, mostly the one that most people speak (ISO
 * 639-1 where there is one, else 639-3), by its ISO 3166 alpha-2 code; null when unknown. Source of
 * the others: CLDR likely subtags, as this runtime has them.
 */
export function languageOf(country: string): string | null {
  const known = languages.get(country);
  if (known !== undefined || !/^[A-Z]{2}$/.test(country)) return known ?? null;
  const { language } = new Intl.Locale("und", { region: country }).maximize();
  if (language === "und") return null;
  languages.set(country, language);
  return language;
}

const languages = new Map(
  Object.entries(ofBusiness).flatMap(([language, countries]) =>
    countries.split(" ").map((country): [string, string] => [country, language]),
  ),
);
