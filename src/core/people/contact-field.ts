/**
 * What is known of a person at a customer, field by field, in the order in which it is shown.
 * `likes` stands in the column `preferences`, `taboo` in `taboos`.
 */
export const contactFields = [
  "name",
  "role",
  "level",
  "decides",
  "attitude",
  "phone",
  "other-phone",
  "email",
  "language",
  "birthday",
  "taboo",
  "superstition",
  "likes",
  "cares-about",
  "background",
  "note",
] as const;
export type ContactField = (typeof contactFields)[number];

/**
 * One thing to be known of a person, as it is kept: languages by their tags with a space between, a level and
 * an attitude by their own words, whether they decide as `yes` or `no`, a birthday as `MM-DD`, `YYYY-MM-DD` or
 * `lunar:MM-DD`. Null where it is to be forgotten.
 */
export type ContactFact = { readonly field: ContactField; readonly value: string | null };
