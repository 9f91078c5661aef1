/**
 * Countries that keep the festivals of a culture which is no country. Muslim ones: the members of the
 * Organisation of Islamic Cooperation, and where Eid al-Fitr is a public holiday all the same.
 */
const countriesOf: Readonly<Record<string, string>> = {
  western:
    "AD AR AT AU BB BE BO BR BS BZ CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GB GH GT HN HR HT HU IE IS IT JM KE KR LI LT LU LV MC MT MX NA NG NI NL NO NZ PA PE PH PL PT PY SE SG SI SK SM SV TT UG US UY VA VE ZA ZM ZW",
  orthodox: "BG BY CY EG ER ET GE GR MD ME MK RO RS RU UA",
  "islamic-generic":
    "AE AF AL AZ BA BD BF BH BJ BN CI CM DJ DZ EG EH ER ET GA GH GM GN GW GY ID IN IQ IR JO KE KG KM KW KZ LB LK LY MA ME MK ML MR MU MV MW MY MZ NE NG OM PH PK PS QA SA SD SG SL SN SO SR SY TD TG TH TJ TM TN TR TT TZ UG UZ XK YE",
};

/** The countries in which to think of a festival of a culture, ISO 3166 alpha-2; `world`, `western-abroad` and their like: none. */
export const countriesKeeping = (culture: string): readonly string[] =>
  culture === "world" || culture.endsWith("-abroad")
    ? []
    : (countriesOf[culture]?.split(" ") ?? culture.replace(/-style$/, "").split("/"));

/** Whether a festival of a culture is one to think of in a country (ISO 3166 alpha-2). */
export const isKeptIn = (culture: string, country: string): boolean =>
  culture === "world" || countriesKeeping(culture).includes(country);
