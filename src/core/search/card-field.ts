/** What may be known of a customer, and is asked for where it is not. */
export const cardFields = [
  "email",
  "phone",
  "birthday",
  "contact",
  "tag",
  "city",
  "language",
  "industry",
  "website",
  "source",
  "size",
] as const;
export type CardField = (typeof cardFields)[number];
