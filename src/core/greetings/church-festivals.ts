import { festivals } from "../festivals/festivals.ts";
import { isKeptIn } from "../festivals/is-kept-in.ts";
import type { FestivalId, Tradition } from "./customs.ts";

/** Faiths that keep Christmas and Easter, each by its own calendar wherever its people live. */
const churches = ["christian", "western", "orthodox", "coptic", "armenian", "ethiopian"] as const;
export type Church = (typeof churches)[number];

export const isChurch = (tradition: Tradition): tradition is Church =>
  churches.includes(tradition as Church);

/** Orthodox churches that keep Christmas on 25 December, by their countries and their languages. */
const newCalendar = {
  countries: "AL BG CY FI GR LB MD RO SY UA",
  languages: "ar bg el fi ro sq uk",
};

/** Whether Easter is, in this country, that of the Orthodox churches. */
const isOrthodox = (country: string): boolean => isKeptIn("orthodox", country);

const hasAtHome = (festival: FestivalId, country: string): boolean =>
  festivals.some(({ id, culture }) => id === festival && isKeptIn(culture, country));

/**
 * Christmas and Easter as somebody of a church keeps them who lives in a country (ISO 3166 alpha-2;
 * null: not known), with the New Year of churches that have one: the country's own feast where it is
 * the church's, else that of the church abroad. `language` is theirs: it tells which Orthodox church.
 * A Christian of an Orthodox or Armenian country is taken to be of its church.
 */
export function churchFestivals(
  church: Church,
  country: string | null,
  language: string | null,
): readonly FestivalId[] {
  const home = country ?? "";
  const orthodoxEaster = isOrthodox(home) ? "easter" : "orthodox_easter";
  const westernEaster = isOrthodox(home) ? "western_easter" : "easter";
  switch (church) {
    case "christian":
      if (home === "AM") return churchFestivals("armenian", country, language);
      return churchFestivals(isOrthodox(home) ? "orthodox" : "western", country, language);
    case "western":
      return ["christmas", westernEaster];
    case "orthodox":
      return [...orthodoxChristmas(home, language), orthodoxEaster];
    case "coptic":
      return ["orthodox_christmas", orthodoxEaster, "coptic_new_year"];
    case "ethiopian":
      return [
        "orthodox_christmas_genna",
        "timkat",
        orthodoxEaster,
        "enkutatash_ethiopian_new_year",
      ];
    case "armenian":
      return ["armenian_christmas", westernEaster];
  }
}

function orthodoxChristmas(home: string, language: string | null): readonly FestivalId[] {
  const isNew = newCalendar.countries.split(" ").includes(home);
  if (hasAtHome("orthodox_christmas_genna", home)) return ["orthodox_christmas_genna"];
  if (hasAtHome("orthodox_christmas", home))
    return isNew ? ["christmas", "orthodox_christmas"] : ["orthodox_christmas"];
  const speaksNew = newCalendar.languages.split(" ").includes(language?.split("-")[0] ?? "");
  return isNew || speaksNew ? ["christmas"] : ["orthodox_christmas"];
}
