import source from "./economies.json" with { type: "json" };

/** Markets by what is earned there: economies of high income, and all others. */
export const economies = ["developed", "developing"] as const;
export type Economy = (typeof economies)[number];

/** The developed countries, as ISO 3166 alpha-2 codes, as the source in `economies.json` says. */
export const developedCountries: readonly string[] = source.highIncome.split(" ");

const developed: ReadonlySet<string> = new Set(developedCountries);

/** What kind of market a country is (ISO 3166 alpha-2). */
export const economyOf = (country: string): Economy =>
  developed.has(country) ? "developed" : "developing";
