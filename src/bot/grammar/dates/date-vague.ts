import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { besideFestivalAt } from "./date-festival.ts";
import { ledAt } from "./date-lead.ts";
import { type DateReading, type Days, longestOf, skipSpace } from "./date-reading.ts";
import { monthOf, shiftedUnitAt } from "./date-relative.ts";
import type { DateWords, MonthPart } from "./date-words.ts";
import { mayBegin } from "./may-begin.ts";
import { namedAt } from "./named-at.ts";
import { countedAt } from "./number-at.ts";

type Found = { readonly end: number; readonly days: Days; readonly isDeadline?: true };

/**
 * A time rather than a day, always ahead: `in March`, `until February`, `3月中旬`, `first week of March`,
 * `early next month`, `明年`, `年底`, `Q1`, `after Christmas`, `春节后`. It is often only talked about, so that it is
 * the next date just where the words plan something. `isName`: a bare month is one, whatever stands before it.
 */
export function vagueDayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isName = false,
): DateReading | null {
  if (!mayBegin(shape, at, words)) return null;
  // `until after Christmas` is after it.
  const until = wordAt(words.beforeUntil, shape, at);
  const festival = until === null ? at : skipSpace(shape, until.end);
  return longestOf([
    ahead(besideFestivalAt(shape, festival, words, today), today),
    ledAt(shape, at, words, today, (text, start, table, on, isLed) =>
      timeAt(text, start, table, on, isLed || isName),
    ),
  ]);
}

function timeAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isLed: boolean,
): DateReading | null {
  const newYear = wordAt(words.newYearBegin, shape, at);
  return ahead(
    longestOf([
      monthAt(shape, at, words, today, isLed),
      yearAt(shape, at, words, today),
      quarterAt(shape, at, words, today),
      newYear && { end: newYear.end, days: partOfYear(1, "begin", today) },
    ]),
    today,
  );
}

/** What has begun goes on from tomorrow; null of what is over. */
function ahead(found: Found | null, today: CivilDate): DateReading | null {
  const tomorrow = addDays(today, 1);
  const isOver = found === null || found.days.to < (found.isDeadline ? today : tomorrow);
  if (isOver) return null;
  const { days } = found;
  const hasBegun = days.from < tomorrow && days.to >= tomorrow;
  return { ...found, points: "ahead", days: hasBegun ? { from: tomorrow, to: days.to } : days };
}

/** A month by its name or number, or a part of this, the next, or that one. */
function monthAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isLed: boolean,
): Found | null {
  const before = wordAt(words.partsBefore, shape, at);
  const loose = wordAt(words.beforeMonth, shape, at);
  const lead = before ?? wordAt(words.beforeAmount, shape, at) ?? loose;
  const start = lead === null ? at : skipSpace(shape, lead.end);
  const year = yearNamedAt(shape, start, words, today);
  const named = skipSpace(shape, year?.end ?? start);
  const shift = year === null ? wordAt(words.shifts, shape, named) : null;
  const isName = isLed || lead !== null || shift !== null;
  const month =
    numberedMonthAt(shape, named, words) ??
    (isName ? namedAt(words.months, shape, skipSpace(shape, shift?.end ?? named)) : null);
  if (month !== null) {
    // `so may we`: the short name is another word.
    if (lead !== null && lead === loose && wordAt(words.wordLike, shape, named) !== null)
      return null;
    const after = wordAt(words.partsAfter, shape, month.end);
    const ended = after?.end ?? month.end;
    const digits = /^,? ?(20\d\d)(?!\d)/.exec(shape.slice(ended, ended + 7));
    const years = digits && Number(digits[1]) - Number(today.slice(0, 4));
    const months = month.value - thisMonth(today);
    const inYear = (years: number) =>
      partOf(monthOf(today, months + 12 * years), (after ?? before)?.value);
    const isOver = inYear(0).to <= today;
    const end = ended + (digits?.[0].length ?? 0);
    return { end, days: inYear(years ?? year?.value ?? (isOver ? 1 : 0)) };
  }
  const unit = shiftedUnitAt(shape, named, "month", words);
  const mark = shift === null ? wordAt(words.marks, shape, start) : null;
  const own = unit ?? (mark?.value === "month" ? mark : null);
  if (own === null) return null;
  const after = wordAt(words.partsAfter, shape, own.end);
  if (before === null && after === null) return null;
  const part = (months: number) => partOf(monthOf(today, months), (after ?? before)?.value);
  const isOver = unit === null && part(0).to <= today;
  return { end: after?.end ?? own.end, days: part(unit?.value ?? (isOver ? 1 : 0)) };
}

/** `3月`, `三月份`, not followed by a day. */
function numberedMonthAt(shape: string, at: number, words: DateWords) {
  const number = countedAt(shape, at, 12, words);
  const mark = number && wordAt(words.marks, shape, number.end);
  if (number === null || number.value < 1 || mark?.value !== "month") return null;
  if (wordAt(words.notMarks, shape, number.end) !== null) return null;
  const isDay = /^\d/.test(shape.slice(mark.end)) || wordAt(words.numerals, shape, mark.end);
  return isDay ? null : { value: number.value, end: mark.end };
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
  const yearEnd = wordAt(words.yearEnd, shape, year?.end ?? at);
  if (yearEnd !== null)
    return { end: yearEnd.end, days: partOfYear(year?.value ?? 0, "end", today) };
  if (year === null) return null;
  const after = wordAt(words.partsAfter, shape, year.end);
  const part = after?.value ?? before?.value;
  return { end: after?.end ?? year.end, days: partOfYear(year.value, part, today) };
}

/** January, the last day, the middle months, or all of a year. */
function partOfYear(years: number, part: MonthPart | undefined, today: CivilDate): Days {
  const month = (number: number) => monthOf(today, 12 * years - thisMonth(today) + number);
  if (part === "begin") return month(1);
  if (part === "middle") return { from: month(6).from, to: month(7).to };
  if (part === "end") return partOf(month(12), "end");
  return { from: month(1).from, to: month(12).to };
}

/** `Q1`, `first quarter 2027`, `明年一季度`, `next quarter`. */
function quarterAt(shape: string, at: number, words: DateWords, today: CivilDate): Found | null {
  const thisQuarter = Math.floor((thisMonth(today) - 1) / 3);
  const of = (quarters: number): Days => {
    const first = 3 * quarters + 1 - thisMonth(today);
    return { from: monthOf(today, first).from, to: monthOf(today, first + 2).to };
  };
  const before = wordAt(words.partsBefore, shape, at);
  const start = before === null ? at : skipSpace(shape, before.end);
  const part = (end: number, quarter: Days): Found => {
    const after = before === null ? wordAt(words.partsAfter, shape, end) : null;
    return { end: after?.end ?? end, days: partOfQuarter(quarter, (before ?? after)?.value) };
  };
  const shifted = shiftedUnitAt(shape, start, "quarter", words);
  if (shifted !== null) return part(shifted.end, of(thisQuarter + shifted.value));
  const own = wordAt(
    words.units,
    shape,
    before && shape.startsWith("the ", start) ? start + 4 : start,
  );
  if (own?.value === "quarter") {
    const whole = part(own.end, of(thisQuarter));
    return before !== null || whole.end > own.end ? whole : null;
  }
  const year = yearNamedAt(shape, start, words, today);
  const named = wordAt(words.quarters, shape, skipSpace(shape, year?.end ?? start));
  if (named === null) return null;
  const next = skipSpace(shape, named.end);
  const digits = /^(?:of )?(20\d\d)(?!\d)/.exec(shape.slice(next, next + 7));
  const behind = digits
    ? { value: Number(digits[1]) - Number(today.slice(0, 4)), end: next + digits[0].length }
    : wordAt(words.years, shape, next);
  const isOver = named.value - 1 < thisQuarter;
  const years = year?.value ?? behind?.value ?? (isOver ? 1 : 0);
  return part(behind?.end ?? named.end, of(named.value - 1 + 4 * years));
}

/** The first, the second or the third month of a quarter, its last day, or all of it. */
function partOfQuarter(quarter: Days, part: MonthPart | undefined): Days {
  switch (part) {
    case "begin":
      return monthOf(quarter.from, 0);
    case "middle":
      return monthOf(quarter.from, 1);
    case "late":
      return monthOf(quarter.from, 2);
    case "end":
      return { from: quarter.to, to: quarter.to };
    default:
      return quarter;
  }
}

const thisMonth = (today: CivilDate): number => Number(today.slice(5, 7));

/** A third or a week of a month, its last day, or all of it. */
function partOf(month: Days, part: MonthPart | undefined): Days {
  const { from, to } = month;
  const days = (first: number, last: number) => ({
    from: addDays(from, first),
    to: addDays(from, last),
  });
  switch (part) {
    case "begin":
      return days(0, 9);
    case "middle":
      return days(10, 19);
    case "late":
      return { from: addDays(from, 20), to };
    case "end":
      return { from: to, to };
    case "week-1":
      return days(0, 6);
    case "week-2":
      return days(7, 13);
    case "week-3":
      return days(14, 20);
    case "week-4":
      return days(21, 27);
    case "last-week":
      return { from: addDays(to, -6), to };
    default:
      return month;
  }
}
