import type { IsoWeekday } from "../../../core/time/civil.ts";
import type { WordTable } from "../words/word-table.ts";

export const timeUnits = [
  "hour",
  "day",
  "workday",
  "week",
  "fortnight",
  "month",
  "quarter",
  "year",
] as const;
/** `hour`: anything shorter than a day. */
export type TimeUnit = (typeof timeUnits)[number];

export const monthParts = [
  "begin",
  "middle",
  "late",
  "end",
  "week-1",
  "week-2",
  "week-3",
  "week-4",
  "last-week",
] as const;
export type MonthPart = (typeof monthParts)[number];

/** What a date can begin with. */
export type DateStarts = {
  /** Words of one character, digits and signs. */
  readonly single: ReadonlySet<string>;
  /** Longer words by their first two characters. */
  readonly double: ReadonlyMap<string, readonly string[]>;
  /** The first letters of words that may be written with a slip. */
  readonly slipped: ReadonlySet<string>;
};

/** Words of dates. */
export type DateWords = {
  readonly starts: DateStarts;
  /** Days from today: `tomorrow` is 1. */
  readonly days: WordTable<number>;
  /** Days in a row, the first and the last of them from today: `明后天` is 1 and 2. */
  readonly dayRuns: WordTable<readonly [number, number]>;
  readonly weekdays: WordTable<IsoWeekday>;
  /** Weeks or months from this one: `next` is 1. */
  readonly shifts: WordTable<number>;
  readonly units: WordTable<TimeUnit>;
  readonly numerals: WordTable<number>;
  /** A month `and a half`. */
  readonly andHalf: WordTable<true>;
  readonly weekend: WordTable<true>;
  readonly monthEnd: WordTable<true>;
  /** `eow`: the last working day of the week. */
  readonly weekEnd: WordTable<true>;
  /** A week `ahead` of a day that is named; the Chinese word stands before. */
  readonly aheadBefore: WordTable<true>;
  readonly aheadAfter: WordTable<true>;
  /** `in` 3 days, 3 days `later`. */
  readonly beforeAmount: WordTable<true>;
  readonly afterAmount: WordTable<true>;
  /** What may stand before a month's bare name: `so April`. */
  readonly beforeMonth: WordTable<true>;
  /** `within` 3 days; the Chinese word follows. */
  readonly beforeLimit: WordTable<true>;
  readonly afterLimit: WordTable<true>;
  /** 3 days `ago`. */
  readonly afterPast: WordTable<true>;
  /** A week `from` Friday. */
  readonly countedFrom: WordTable<true>;
  /** `by` Friday. */
  readonly beforeDeadline: WordTable<true>;
  /** `until` Friday. */
  readonly beforeUntil: WordTable<true>;
  /** `before` the weekend; the Chinese word follows. */
  readonly beforeBegin: WordTable<true>;
  readonly afterDeadline: WordTable<true>;
  /** `after` the weekend; the Chinese word follows. */
  readonly beforeAfter: WordTable<true>;
  readonly afterDay: WordTable<true>;
  /** `from` Monday to Friday. */
  readonly beforeRange: WordTable<true>;
  /** Tomorrow `at` 3. */
  readonly beforeTime: WordTable<true>;
  /** `every` Friday: no day of its own. */
  readonly recurring: readonly string[];
  /** `on` Friday. */
  readonly beforeDay: WordTable<true>;
  /** Monday `to` Friday. */
  readonly between: WordTable<true>;
  /** Monday `and` Tuesday. */
  readonly andDay: WordTable<true>;
  /** What Chinese writes after the numbers of a date or a time. */
  readonly marks: WordTable<"year" | "month" | "day" | "hour">;
  /** Words that begin like a unit, a mark or a bound and are none: `周期`, `3号楼`. */
  readonly notMarks: WordTable<true>;
  /** What makes two numbers with a stroke a measure: 3/8 `inch`. */
  readonly measures: WordTable<true>;
  /** Short names of days and months that are other words as well: `sun`, `may`. */
  readonly wordLike: WordTable<true>;
  /** What a sentence goes on with after such a name, when it is one. */
  readonly goesOn: WordTable<true>;
  readonly partsOfDay: WordTable<true>;
  /** Months by name; Chinese has numbers. */
  readonly months: WordTable<number>;
  /** The quarters of a year, 1 to 4. */
  readonly quarters: WordTable<number>;
  /** The end of `the week`. */
  readonly thisWeek: WordTable<true>;
  /** Times of the year that no day can be told of. */
  readonly seasons: WordTable<true>;
  /** `the week after next`. */
  readonly afterNext: WordTable<TimeUnit>;
  /** Friday `week`: a week after that day. */
  readonly weekLater: WordTable<true>;
  /** Next week `on` Tuesday. */
  readonly weekJoins: WordTable<true>;
  /** Years from this one: `next year` is 1. */
  readonly years: WordTable<number>;
  readonly yearEnd: WordTable<true>;
  /** `in the new year`. */
  readonly newYearBegin: WordTable<true>;
  /** `early` March; in Chinese the word follows. */
  readonly partsBefore: WordTable<MonthPart>;
  readonly partsAfter: WordTable<MonthPart>;
  /** `after` Christmas; festivals by their id. */
  readonly beforeFestival: WordTable<true>;
  /** Ramadan `is over`. */
  readonly afterFestival: WordTable<true>;
  readonly festivals: WordTable<string>;
  /** What says alone that a holiday is over (`过完年`, `节后`) or to come (`年前`): the nearest of some. */
  readonly afterHolidays: WordTable<readonly string[]>;
  readonly beforeHolidays: WordTable<readonly string[]>;
  /** Whether `12/1` may be the 12th of January to who writes it: not in Chinese. */
  readonly isDayFirstToo: boolean;
  /** What may stand before the number of a week, longest first. */
  readonly beforeWeek: readonly string[];
};
