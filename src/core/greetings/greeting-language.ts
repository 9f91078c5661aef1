import { languageOf } from "../places/language-of.ts";

/** Languages in which there are greetings. */
export const greetingLanguages = [
  "zh",
  "zh-Hant",
  "en",
  "es",
  "pt",
  "fr",
  "de",
  "ru",
  "ar",
  "tr",
  "ja",
  "ko",
  "vi",
  "it",
  "id",
] as const;
export type GreetingLanguage = (typeof greetingLanguages)[number];

/** Languages without greetings here, and the one that their speakers write in trade. */
const spokenBeside: Readonly<Record<string, GreetingLanguage>> = {
  be: "ru",
  ca: "es",
  eu: "es",
  gl: "es",
  jv: "id",
  kk: "ru",
  ky: "ru",
  lb: "de",
  su: "id",
  tg: "ru",
  uz: "ru",
};

/**
 * The language in which a person is greeted: their own, that of their company, that of its country;
 * one that is usual beside it, else English, where there are no greetings in it. Chinese is written as the country does.
 */
export function greetingLanguage(
  own: string | null,
  company: string | null,
  country: string | null,
): GreetingLanguage {
  const tag = own ?? company ?? (country === null ? null : languageOf(country)) ?? "en";
  const [language = "en", ...rest] = tag.split("-");
  if (language === "zh") {
    const isTraditional =
      rest.some((part) => ["Hant", "TW", "HK", "MO"].includes(part)) ||
      (rest.length === 0 && ["TW", "HK", "MO"].includes(country ?? ""));
    return isTraditional ? "zh-Hant" : "zh";
  }
  return greetingLanguages.find((one) => one === language) ?? spokenBeside[language] ?? "en";
}
