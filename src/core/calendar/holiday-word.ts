/** What `/holiday` is told: what to do, whose days, and what kind of day. */
export const holidayWords = [
  "add",
  "remove",
  "list",
  "unchecked",
  "company",
  "closed",
  "open",
  "half",
] as const;
export type HolidayWord = (typeof holidayWords)[number];
