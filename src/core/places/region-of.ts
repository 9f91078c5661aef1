/** Parts of the world as export sales teams divide it, for filters. */
export const regions = [
  "east-asia",
  "southeast-asia",
  "south-asia",
  "central-asia",
  "middle-east",
  "europe",
  "africa",
  "north-america",
  "central-america",
  "south-america",
  "oceania",
] as const;
export type Region = (typeof regions)[number];

/**
 * United Nations M49 subregions, with the trade's own habits: Turkey, Iran and Western Asia are
 * the Middle East; the Caucasus, Cyprus and Russia belong to Europe, Egypt to Africa, the Caribbean
 * to Central America.
 */
const countries: Readonly<Record<Region, string>> = {
  "east-asia": "CN HK MO TW JP KR KP MN",
  "southeast-asia": "BN CC CX ID KH LA MM MY PH SG TH TL VN",
  "south-asia": "AF BD BT IN IO LK MV NP PK",
  "central-asia": "KG KZ TJ TM UZ",
  "middle-east": "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE",
  europe:
    "AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
  africa:
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW",
  "north-america": "BM CA GL MX PM US",
  "central-america":
    "AG AI AW BB BL BQ BS BZ CR CU CW DM DO GD GP GT HN HT JM KN KY LC MF MQ MS NI PA PR SV SX TC TT VC VG VI",
  "south-america": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
  oceania: "AS AU CK FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
};

const regionByCountry = new Map<string, Region>(
  regions.flatMap((region) => countries[region].split(" ").map((country) => [country, region])),
);

/** Region of a country (ISO 3166 alpha-2); null for Antarctica and unknown codes. */
export function regionOf(country: string): Region | null {
  return regionByCountry.get(country) ?? null;
}

/** Countries of a region, as ISO 3166 alpha-2 codes. */
export function countriesOf(region: Region): readonly string[] {
  return countries[region].split(" ");
}
