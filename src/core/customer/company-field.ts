/** What is known of a company and may be told field by field, in the order in which it is shown. */
export const companyFields = [
  "industry",
  "size",
  "website",
  "address",
  "country",
  "city",
  "language",
  "source",
] as const;
export type CompanyField = (typeof companyFields)[number];

/**
 * One thing to be known of a company, as it is kept: a country by its ISO 3166 alpha-2 code, a language by its
 * tag, everything else as it was told. Null where it is to be forgotten.
 */
export type CompanyFact = { readonly field: CompanyField; readonly value: string | null };

/** What is known of a company, and of what somebody told: when they last did. */
export type CompanyFacts = Readonly<Record<CompanyField, string | null>>;
