import type { Locale } from "../../../core/vocabulary.ts";
import type { Grammar } from "../words/lexicon-files.ts";
import { type WordTable, wordTable } from "../words/word-table.ts";
import type { DateStarts, DateWords } from "./date-words.ts";

/**
 * The words of dates of all locales as one. Parts of a date stand together without spaces, so their
 * Chinese words may be glued.
 */
export function loadDateWords(
  files: readonly Grammar["dates"][],
  festivals: Iterable<readonly [string, readonly string[]]>,
  goesOn: readonly string[],
): DateWords {
  const list = (of: (file: Grammar["dates"]) => readonly string[]): WordTable<true> =>
    wordTable<true>([[true, files.flatMap(of)]], "any");
  const table = <Key extends string>(
    of: (file: Grammar["dates"]) => Partial<Record<Key, string[]>>,
  ) =>
    wordTable(
      files.flatMap((file) => Object.entries(of(file)) as [Key, string[]][]),
      "any",
    );
  const numbers = (of: (file: Grammar["dates"]) => Record<string, string[]>) =>
    wordTable(
      files.flatMap((file) =>
        Object.entries(of(file)).map(([key, list]) => [Number(key), list] as const),
      ),
      "any",
    );
  const holidays = (of: (file: Grammar["dates"]) => Record<string, string[]>) =>
    wordTable<readonly string[]>(
      files.flatMap((file) =>
        Object.entries(of(file)).map(([ids, list]) => [ids.split(" "), list] as const),
      ),
      "any",
    );
  const words = {
    days: numbers((file) => file.days),
    dayRuns: wordTable<readonly [number, number]>(
      files.flatMap((file) =>
        Object.entries(file["day-runs"]).map(([days, words]) => {
          const [from = 0, to = 0] = days.split(" ").map(Number);
          return [[from, to], words] as const;
        }),
      ),
      "any",
    ),
    weekdays: wordTable(
      files.flatMap((file) =>
        ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => [day, file.weekdays[day] ?? []] as const),
      ),
      "any",
    ),
    shifts: numbers((file) => file.shifts),
    units: table((file) => file.units),
    numerals: numbers((file) => file.numerals),
    weekend: list((file) => file.weekend),
    monthEnd: list((file) => file["month-end"]),
    weekEnd: list((file) => file["week-end"]),
    beforeAmount: list((file) => file["before-amount"]),
    beforeMonth: list((file) => file["before-month"]),
    beforeLimit: list((file) => file["before-limit"]),
    afterAmount: list((file) => file["after-amount"]),
    afterPast: list((file) => file["after-past"]),
    afterLimit: list((file) => file["after-limit"]),
    beforeDeadline: list((file) => file["before-deadline"]),
    afterDeadline: list((file) => file["after-deadline"]),
    beforeDay: list((file) => file["before-day"]),
    between: list((file) => file.between),
    andDay: list((file) => file["and-day"]),
    marks: table((file) => file.marks),
    partsOfDay: list((file) => file["parts-of-day"]),
    months: numbers((file) => file.months),
    years: numbers((file) => file.years),
    yearEnd: list((file) => file["year-end"]),
    partsBefore: table((file) => file["parts-before"]),
    partsAfter: table((file) => file["parts-after"]),
    afterFestival: list((file) => file["after-festival"]),
    beforeFestival: list((file) => file["before-festival"]),
    festivals: wordTable(festivals, "any"),
    andHalf: list((file) => file["and-half"]),
    countedFrom: list((file) => file["counted-from"]),
    beforeUntil: list((file) => file["before-until"]),
    beforeBegin: list((file) => file["before-begin"]),
    beforeAfter: list((file) => file["before-after"]),
    afterDay: list((file) => file["after-day"]),
    beforeRange: list((file) => file["before-range"]),
    beforeTime: list((file) => file["before-time"]),
    quarters: numbers((file) => file.quarters),
    thisWeek: list((file) => file["this-week"]),
    seasons: list((file) => file.seasons),
    afterNext: table((file) => file["after-next"]),
    newYearBegin: list((file) => file["new-year-begin"]),
    afterHolidays: holidays((file) => file["after-holidays"]),
    beforeHolidays: holidays((file) => file["before-holidays"]),
  };
  const beforeWeek = files.flatMap((file) => file["before-week"]);
  beforeWeek.sort((a, b) => b.length - a.length);
  return {
    ...words,
    aheadBefore: list((file) => file["ahead-before"]),
    aheadAfter: list((file) => file["ahead-after"]),
    weekLater: list((file) => file["week-later"]),
    weekJoins: list((file) => file["week-joins"]),
    notMarks: list((file) => file["not-marks"]),
    measures: list((file) => file.measures),
    wordLike: list((file) => file["word-like"]),
    goesOn: wordTable<true>([[true, goesOn]], "any"),
    recurring: files.flatMap((file) => file.recurring),
    beforeWeek,
    isDayFirstToo: true,
    starts: startsOf(words, beforeWeek),
  };
}

/** Words that stand behind or within a date alone: none begins with them. */
const behind: ReadonlySet<string> = new Set<keyof DateWords>([
  "afterAmount",
  "afterPast",
  "afterLimit",
  "afterDeadline",
  "afterDay",
  "afterFestival",
  "andHalf",
  "between",
  "countedFrom",
  "beforeTime",
  "partsAfter",
  "partsOfDay",
]);

/** `the 21st` begins with no word of a table. */
const others = [..."+0123456789", "the "];

function startsOf(
  tables: Readonly<Record<string, WordTable<unknown>>>,
  beforeWeek: readonly string[],
): DateStarts {
  const words = Object.entries(tables)
    .filter(([name]) => !behind.has(name))
    .flatMap(([, table]) => [...table.values()].flat().map(({ word }) => word))
    .concat(others, beforeWeek);
  const double = new Map<string, string[]>();
  for (const word of new Set(words.filter(({ length }) => length > 1))) {
    const list = double.get(word.slice(0, 2));
    if (list === undefined) double.set(word.slice(0, 2), [word]);
    else list.push(word);
  }
  const { days, weekdays, months } = tables;
  return {
    single: new Set(words.filter((word) => word.length === 1)),
    double,
    slipped: new Set([days, weekdays, months].flatMap((table) => [...(table?.keys() ?? [])])),
  };
}

/** The words as a member reads them: Chinese writes the month first always. */
export const dateWordsFor = (words: DateWords, locale: Locale): DateWords =>
  locale === "zh-CN" ? { ...words, isDayFirstToo: false } : words;
