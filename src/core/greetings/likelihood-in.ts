import type { FestivalCustom, Tradition } from "./customs.ts";
import { festivalCustom, isDisputed, isForEverybodyIn } from "./festival-custom.ts";

/** How many of a country keep a festival. */
export type Likelihood = "most" | "many" | "some";

/** Countries of a tradition where it is that of a minority. By rough shares; only ever a hint. */
const minorities: Readonly<Partial<Record<FestivalCustom["tradition"], string>>> = {
  islamic:
    "BA BJ CI CM CY ER ET GA GE GH GW GY IN KE KZ LK ME MK MU MW MZ NG PH SG SR TG TH TT TZ UG",
  christian: "AL CN EG GH HK IN JP KE KR LB MO NG SG TZ",
  orthodox: "BA EG KZ XK",
  chinese: "BN ID MM MU MY PH SG SR TH",
  hindu: "FJ GY ID LK MY SG SR TT",
  buddhist: "CN HK ID IN KR MO MY NP SG TW VN",
  persian: "IQ",
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
