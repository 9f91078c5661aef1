/**
 * What a word of a question for figures says: that it is for a report (of the last seven days, or of a
 * week, month, quarter or year), that it asks how somebody does, or nothing.
 */
export const figureWords = [
  "report",
  "week",
  "month",
  "quarter",
  "year",
  "asks",
  "filler",
] as const;
export type FigureWord = (typeof figureWords)[number];
