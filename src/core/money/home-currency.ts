/**
 * Currencies in which companies of a country both keep their books and invoice abroad. Elsewhere
 * foreign trade is quoted in US dollars, China's too.
 */
const homes: Readonly<Record<string, string>> = {
  EUR: "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK",
  GBP: "GB GG IM JE",
  CHF: "CH LI",
  JPY: "JP",
};

/** Currencies of several countries, whose codes begin with none of theirs. */
const shared: Readonly<Record<string, string>> = {
  EUR: homes.EUR ?? "",
  XOF: "BF BJ CI GW ML NE SN TG",
  XAF: "CF CG CM GA GQ TD",
  XCD: "AG AI DM GD KN LC MS VC",
  XPF: "NC PF WF",
};

/** True where a country (ISO 3166 alpha-2) pays in a currency: ISO 4217 names one by its country. */
export const isCurrencyOf = (country: string, currency: string): boolean =>
  currency.startsWith(country) || (shared[currency]?.split(" ").includes(country) ?? false);

/** The currency an organization of a country (ISO 3166 alpha-2) reports in unless it says another. */
export const homeCurrency = (country: string): string =>
  Object.entries(homes).find(([, countries]) => countries.split(" ").includes(country))?.[0] ??
  "USD";
