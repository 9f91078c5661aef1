import {
  type FestivalCustom,
  festivalCustom,
  isDisputed,
  isForEverybodyIn,
  type Tradition,
} from "./festival-custom.ts";

/** How many of a country keep a festival. */
export type Likelihood = "most" | "many" | "some";

/** Countries of a tradition where it is that of a minority. By rough shares; only ever a hint. */
const minorities: Readonly<Partial<Record<FestivalCustom["tradition"], string>>> = {
  islamic: "BA CY ER ET GE IN KZ NG SG TZ KE TH PH",
  christian: "KR SG KE NG GH TZ JP CN",
  chinese: "ID MY SG",
  hindu: "ID MY SG",
  buddhist: "CN ID IN MY NP SG KR VN",
};

/** Traditions that a language hints at where the country does not. */
const hintedBy: Readonly<Record<string, Tradition>> = {
  ar: "islamic",
  he: "jewish",
  hi: "hindu",
  fa: "persian",
  ko: "korean",
  ur: "islamic",
  vi: "vietnamese",
  zh: "chinese",
};

/**
 * How many of a country, or of those who speak a language, keep a festival. `country` is null where
 * it is not one of that country; null comes back where nothing hints at it.
 */
export function likelihoodIn(
  festival: string,
  country: string | null,
  language: string | null,
): Likelihood | null {
  if (isDisputed(festival)) return null;
  const { tradition } = festivalCustom(festival);
  if (country === null) {
    return tradition === hintedBy[language?.split("-")[0] ?? ""] ? "some" : null;
  }
  if (isForEverybodyIn(festival, country)) return "most";
  const isOfFew = festival === "new_year" || minorities[tradition]?.split(" ").includes(country);
  return isOfFew ? "some" : "many";
}
