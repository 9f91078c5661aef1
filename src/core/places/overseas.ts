/** Territories overseas with an ISO code of their own, which people write with the mother country. */
const territories: Readonly<Record<string, string>> = {
  CN: "HK MO TW",
  DK: "FO GL",
  FI: "AX",
  FR: "BL GF GP MF MQ NC PF PM RE TF WF YT",
  GB: "AI BM FK GG GI IM IO JE KY MS PN SH TC VG",
  NL: "AW BQ CW SX",
  NO: "SJ",
  AU: "CC CX NF",
  NZ: "CK NU TK",
  US: "AS GU MP PR UM VI",
};

/** ISO codes of the territories overseas of a country; none for most. */
export const overseasOf = (country: string): readonly string[] =>
  territories[country]?.split(" ") ?? [];
