import type { IsoWeekday } from "../../../core/time/civil.ts";
import type { WordTable } from "../words/word-table.ts";

export type TimeUnit = "day" | "week" | "month" | "year";

export const monthParts = ["begin", "middle", "late", "end"] as const;
export type MonthPart = (typeof monthParts)[number];

/** Words of dates. */
export type DateWords = {
  /** Characters that a date can begin with; a quick no for most positions. */
  readonly starts: ReadonlySet<string>;
  /** Days from today: `tomorrow` is 1. */
  readonly days: WordTable<number>;
  readonly weekdays: WordTable<IsoWeekday>;
  /** Weeks or months from this one: `next` is 1. */
  readonly shifts: WordTable<number>;
  readonly units: WordTable<TimeUnit>;
  readonly numerals: WordTable<number>;
  readonly weekend: WordTable<true>;
  readonly monthEnd: WordTable<true>;
  /** `in` 3 days, 3 days `later`. */
  readonly beforeAmount: WordTable<true>;
  readonly afterAmount: WordTable<true>;
  /** `within` 3 days; the Chinese word follows. */
  readonly beforeLimit: WordTable<true>;
  readonly afterLimit: WordTable<true>;
  /** 3 days `ago`. */
  readonly afterPast: WordTable<true>;
  /** `by` Friday; the Chinese word follows. */
  readonly beforeDeadline: WordTable<true>;
  readonly afterDeadline: WordTable<true>;
  /** `on` Friday. */
  readonly beforeDay: WordTable<true>;
  /** Monday `to` Friday. */
  readonly between: WordTable<true>;
  /** What Chinese writes after the numbers of a date or a time. */
  readonly marks: WordTable<"year" | "month" | "day" | "hour">;
  readonly partsOfDay: WordTable<true>;
  /** Months by name; Chinese has numbers. */
  readonly months: WordTable<number>;
  /** Years from this one: `next year` is 1. */
  readonly years: WordTable<number>;
  readonly yearEnd: WordTable<true>;
  /** `early` March; in Chinese the word follows. */
  readonly partsBefore: WordTable<MonthPart>;
  readonly partsAfter: WordTable<MonthPart>;
  /** `after` Christmas; festivals by their id. */
  readonly beforeFestival: WordTable<true>;
  /** Ramadan `is over`. */
  readonly afterFestival: WordTable<true>;
  readonly festivals: WordTable<string>;
  /** What says alone that the Chinese New Year is over. */
  readonly afterNewYear: WordTable<true>;
  /** What may stand before the number of a week, longest first. */
  readonly beforeWeek: readonly string[];
};
