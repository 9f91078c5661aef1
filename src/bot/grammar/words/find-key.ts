/** What a search can ask for by `key:value`. */
export const findKeys = [
  "country",
  "region",
  "industry",
  "tier",
  "stage",
  "tag",
  "owner",
  "silent",
  "orders",
  "ordered",
  "unordered",
  "birthday",
  "cooling",
  "due",
  "touched",
  "untouched",
  "owed",
  "lacks",
  "save",
] as const;
export type FindKey = (typeof findKeys)[number];
