import { daysOfFestival } from "../../../core/festivals/festival-days.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { type DateReading, type Days, longestOf, skipSpace } from "./date-reading.ts";
import { monthOf } from "./date-relative.ts";
import type { DateWords, MonthPart } from "./date-words.ts";

type Found = { readonly end: number; readonly days: Days };

/**
 * A time rather than a day, always ahead: `in March`, `3月中旬`, `early next month`, `明年`, `年底`,
 * `after Christmas`, `春节后`. It is often only talked about, so that it is the next date just where
 * the words plan something.
 */
export function vagueDayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  if (!words.starts.has(shape.charAt(at))) return null;
  const readers = [monthAt, yearAt, afterFestivalAt];
  const longest = longestOf(readers.map((read) => read(shape, at, words, today)));
  if (longest === null) return null;
  const { end, days } = longest;
  const tomorrow = addDays(today, 1);
  if (days.to < tomorrow) return null;
  const hasBegun = days.from < tomorrow;
  return { end, points: "ahead", days: hasBegun ? { from: tomorrow, to: days.to } : days };
}

/** A month by its name or number, or a part of this, the next, or that one. */
function monthAt(shape: string, at: number, words: DateWords, today: CivilDate): Found | null {
  const before = wordAt(words.partsBefore, shape, at);
  const lead = before ?? wordAt(words.beforeAmount, shape, at);
  const start = lead === null ? at : skipSpace(shape, lead.end);
  const year = yearNamedAt(shape, start, words, today);
  const named = skipSpace(shape, year?.end ?? start);
  const shift = year === null ? wordAt(words.shifts, shape, named) : null;
  const month =
    numberedMonthAt(shape, named, words) ??
    spelledMonthAt(shape, shift?.end ?? named, words, lead !== null || shift !== null);
  if (month !== null) {
    const after = wordAt(words.partsAfter, shape, month.end);
    const months = month.value - thisMonth(today);
    const inYear = (years: number) => partOf(monthOf(today, months + 12 * years), after ?? before);
    const isOver = inYear(0).to <= today;
    return { end: after?.end ?? month.end, days: inYear(year?.value ?? (isOver ? 1 : 0)) };
  }
  const unit = shift && wordAt(words.units, shape, skipSpace(shape, shift.end));
  const mark = shift === null ? wordAt(words.marks, shape, start) : null;
  const own = unit?.value === "month" ? unit : mark?.value === "month" ? mark : null;
  if (own === null) return null;
  const after = wordAt(words.partsAfter, shape, own.end);
  if (before === null && after === null) return null;
  const part = (months: number) => partOf(monthOf(today, months), after ?? before);
  const isOver = shift === null && part(0).to <= today;
  return { end: after?.end ?? own.end, days: part(shift?.value ?? (isOver ? 1 : 0)) };
}

/** `3月`, `三月份`, not followed by a day. */
function numberedMonthAt(shape: string, at: number, words: DateWords) {
  const digits = /^(?:1[0-2]|[1-9])(?!\d)/.exec(shape.slice(at, at + 3))?.[0];
  const numeral = digits === undefined ? wordAt(words.numerals, shape, at) : null;
  const value = Number(digits ?? numeral?.value);
  const mark = wordAt(words.marks, shape, numeral?.end ?? at + (digits?.length ?? 0));
  if (mark?.value !== "month" || !Number.isInteger(value) || value < 1 || value > 12) return null;
  const isDay = /^\d/.test(shape.slice(mark.end)) || wordAt(words.numerals, shape, mark.end);
  return isDay ? null : { value, end: mark.end };
}

/** `march`, where a word before it says that it is no name of a person. */
function spelledMonthAt(shape: string, at: number, words: DateWords, isLed: boolean) {
  return isLed ? wordAt(words.months, shape, skipSpace(shape, at)) : null;
}

/** `next year` or `2028年`, as years from this one. */
function yearNamedAt(shape: string, at: number, words: DateWords, today: CivilDate) {
  const digits = /^\d{4}/.exec(shape.slice(at, at + 4))?.[0];
  if (digits === undefined) return wordAt(words.years, shape, at);
  const mark = wordAt(words.marks, shape, at + digits.length);
  return mark?.value === "year"
    ? { value: Number(digits) - Number(today.slice(0, 4)), end: mark.end }
    : null;
}

/** The next year, the end of this one, a part of either. */
function yearAt(shape: string, at: number, words: DateWords, today: CivilDate): Found | null {
  const before = wordAt(words.partsBefore, shape, at);
  const start = before === null ? at : skipSpace(shape, before.end);
  const year = yearNamedAt(shape, start, words, today);
  const of = (shift: number, part: MonthPart | undefined): Days => {
    const months = 12 * shift - thisMonth(today);
    const [january, december] = [monthOf(today, months + 1), monthOf(today, months + 12)];
    if (part === "begin") return january;
    if (part === "end") return partOf(december, { value: "end" });
    return { from: january.from, to: december.to };
  };
  const yearEnd = wordAt(words.yearEnd, shape, year?.end ?? at);
  if (yearEnd !== null) return { end: yearEnd.end, days: of(year?.value ?? 0, "end") };
  if (year === null) return null;
  const after = wordAt(words.partsAfter, shape, year.end);
  return { end: after?.end ?? year.end, days: of(year.value, after?.value ?? before?.value) };
}

/** The day after a festival or its season; what is closed then puts it off further. */
function afterFestivalAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): Found | null {
  const own = wordAt(words.afterNewYear, shape, at);
  if (own !== null) return dayAfter("chinese_new_year", own.end, today);
  const before = wordAt(words.beforeFestival, shape, at);
  const start = before === null ? at : skipSpace(shape, before.end);
  const named = wordAt(words.festivals, shape, start);
  if (named === null) return null;
  const next = skipSpace(shape, named.end);
  const after = wordAt(words.afterFestival, shape, next) ?? wordAt(words.afterAmount, shape, next);
  return before === null && after === null
    ? null
    : dayAfter(named.value, after?.end ?? named.end, today);
}

function dayAfter(festival: string, end: number, today: CivilDate): Found | null {
  const last = lastDayOf(festival, today);
  if (last === null) return null;
  const day = addDays(last, 1);
  return { end, days: { from: day, to: day } };
}

/** The last days of festivals as of one date: a text is read at many positions. */
let lastDays = { today: "" as CivilDate, of: new Map<string, CivilDate | null>() };

/** No season that goes on today began longer ago, in days. */
const longestSeason = 40;

/** Where countries keep it on other days, China's; else the last end of those within days of the first. */
function lastDayOf(festival: string, today: CivilDate): CivilDate | null {
  if (lastDays.today !== today) lastDays = { today, of: new Map() };
  const known = lastDays.of.get(festival);
  if (known !== undefined) return known;
  const all = daysOfFestival(festival, addDays(today, -longestSeason), addDays(today, 370)).filter(
    ({ ends }) => ends >= addDays(today, -1),
  );
  const first = all.find(({ culture }) => culture === "CN") ?? all[0];
  const ends = all
    .filter(({ date, culture }) =>
      first?.culture === "CN"
        ? culture === "CN" && date === first.date
        : first !== undefined && date >= first.date && date <= addDays(first.date, 3),
    )
    .map((day) => day.ends)
    .sort();
  const last = ends.at(-1) ?? null;
  lastDays.of.set(festival, last);
  return last;
}

const thisMonth = (today: CivilDate): number => Number(today.slice(5, 7));

/** A third of a month, its last day, or all of it. */
function partOf(month: Days, part: { readonly value: MonthPart } | null): Days {
  const { from, to } = month;
  switch (part?.value) {
    case "begin":
      return { from, to: addDays(from, 9) };
    case "middle":
      return { from: addDays(from, 10), to: addDays(from, 19) };
    case "late":
      return { from: addDays(from, 20), to };
    case "end":
      return { from: to, to };
    default:
      return month;
  }
}
