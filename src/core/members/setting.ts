/** What a member can set with `/me`. */
export const settings = [
  "zone",
  "locale",
  "workdays",
  "country",
  "digest",
  "quiet",
  "capacity",
  "push",
] as const;
export type Setting = (typeof settings)[number];
