import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays, daysBetween, parseCivilDate } from "../../../core/time/civil-date.ts";
import { isHan, wordAt } from "../words/word-table.ts";
import { dateAt } from "./date-at.ts";
import { calendarDayAt, nearest } from "./date-calendar.ts";
import { type DateReading, type Days, longestOf, skipSpace } from "./date-reading.ts";
import { vagueDayAt } from "./date-vague.ts";
import type { DateWords } from "./date-words.ts";
import { mayBegin } from "./may-begin.ts";
import { countedAt } from "./number-at.ts";

/** The longest day, time or range of days that starts at a position: `下周一到周三`, `from 24 Dec to 2 Jan`. */
export function daysAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isName = false,
): DateReading | null {
  if (!mayBegin(shape, at, words)) return null;
  const single = (start: number, on: CivilDate) =>
    longestOf([dateAt(shape, start, words, on, isName), vagueDayAt(shape, start, words, on)]);
  const lead = wordAt(words.beforeRange, shape, at);
  const own = single(at, today);
  const start = lead === null ? at : skipSpace(shape, lead.end);
  const first = lead === null ? own : single(start, today);
  const inMonth = daysOfMonthAt(shape, start, words, today);
  if (inMonth !== null && inMonth.end > (first?.end ?? 0)) return inMonth;
  const range =
    first && (rangeFrom(first, shape, start, words, today) ?? weekdaysFrom(first, shape, words));
  return range ?? own;
}

/** Weekdays one after another: `下周一二`, `周六日`, `Mon and Tue`; null where no next one follows. */
function weekdaysFrom(first: DateReading, shape: string, words: DateWords): DateReading | null {
  let last = weekdayEndingAt(shape, first.end, words);
  if (last === null || first.days === null || first.days.from !== first.days.to) return null;
  let [end, to] = [first.end, first.days.to];
  for (;;) {
    const next = nextWeekdayAt(shape, end, last, words);
    if (next === null || next.value !== (last.value % 7) + 1) break;
    [last, end, to] = [next, next.end, addDays(to, 1)];
  }
  return end === first.end ? null : { ...first, end, days: { from: first.days.from, to } };
}

type Weekday = { readonly value: number; readonly word: string };

/** The weekday with whose word a text breaks off. */
function weekdayEndingAt(shape: string, end: number, words: DateWords): Weekday | null {
  for (let at = Math.max(0, end - longestWeekday); at < end; at++) {
    const found = wordAt(words.weekdays, shape, at);
    if (found?.end === end) return { value: found.value, word: shape.slice(at, end) };
  }
  return null;
}

/** In characters. */
const longestWeekday = "wednesday".length;

/** The weekday that follows another, in full or in its last character alone (`周一二`), which no unit may follow. */
function nextWeekdayAt(shape: string, at: number, { word }: Weekday, words: DateWords) {
  const start = skipSpace(shape, at);
  const joint = wordAt(words.andDay, shape, start);
  const next = joint === null ? start : skipSpace(shape, joint.end);
  const full = wordAt(words.weekdays, shape, next);
  if (full !== null) return { ...full, word: shape.slice(next, full.end) };
  const [short, end] = [word.slice(0, -1) + shape.charAt(next), next + 1];
  const found = isHan(short) && (next === at || joint !== null) && wordAt(words.weekdays, short, 0);
  if (!found || found.end !== short.length) return null;
  const isCount = [words.units, words.marks, words.numerals].some(
    (table) => wordAt<unknown>(table, shape, end) !== null,
  );
  return isCount ? null : { value: found.value, end, word: short };
}

/** `24-31 Dec`, `24.-31.12.`, `24到26号`, `the 24th to the 31st of December`: both are days of the month named last. */
function daysOfMonthAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const [lead, day] =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?(?=[ ~…,/&+、-]| ?\.\.|\p{Script=Han})/u.exec(
      shape.slice(at, at + 9),
    ) ?? [];
  if (lead === undefined) return null;
  const listed = daysInARow(shape, at + lead.length, Number(day), words, today);
  if (listed !== null) return listed;
  const between = wordAt(words.between, shape, skipSpace(shape, at + lead.length));
  if (between === null) return null;
  const last = calendarDayAt(shape, skipSpace(shape, between.end), words, today);
  return last && withDay(last, Number(day), last.end, "first", today);
}

/**
 * `17、18两号`, `17号18号`, `5, 6 and 7 Jan`, `17 18两天`: days that are named one after another. What follows the last says
 * that they are days; null where nothing does, or one is left out.
 */
function daysInARow(
  shape: string,
  at: number,
  first: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  let [end, last] = [at, first];
  const isDayMark = (place: number) => {
    const mark = wordAt(words.marks, shape, place);
    return mark?.value === "day" ? mark.end : null;
  };
  for (;;) {
    const marked = isDayMark(end) ?? end;
    const joint = wordAt(words.andDay, shape, skipSpace(shape, marked));
    const next = skipSpace(shape, joint?.end ?? marked);
    if (next === end) return null;
    const [whole, day] =
      /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?!\d|[.:%]\d)/.exec(shape.slice(next, next + 9)) ?? [];
    if (whole === undefined || Number(day) !== last + 1) return null;
    [end, last] = [next + whole.length, last + 1];
    const own = calendarDayAt(shape, next, words, today);
    const isListed = own !== null && own.end >= end && own.isNumeric === true;
    const goesOn = wordAt(words.andDay, shape, skipSpace(shape, own?.end ?? end)) !== null;
    if (isListed && !(goesOn && daysInARow(shape, own.end, last, words, today) !== null))
      return withDay(own, first, own.end, "first", today);
    const count = countedAt(shape, skipSpace(shape, end), last - first + 1, words);
    const counted =
      count?.value === last - first + 1 &&
      (isDayMark(count.end) ?? dayUnitEnd(shape, count.end, words));
    if (!counted) continue;
    const to = nearest(today, null, last, 1);
    const reading = to && ({ end: counted, points: "either", days: { from: to, to } } as const);
    return reading && withDay(reading, first, counted, "first", today);
  }
}

const dayUnitEnd = (shape: string, at: number, { units }: DateWords): number | null => {
  const unit = wordAt(units, shape, at);
  return unit?.value === "day" ? unit.end : null;
};

/** A bare number after a day and a word like `to`, with no more of a sentence after it: `Dec 24-31`. */
function dayAfter(first: DateReading, shape: string, words: DateWords, today: CivilDate) {
  const between = wordAt(words.between, shape, skipSpace(shape, first.end));
  if (between === null || !first.isNumeric) return null;
  const start = skipSpace(shape, between.end);
  const [whole, day] =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d:%/]|[.,]\d|\p{L})/u.exec(
      shape.slice(start, start + 10),
    ) ?? [];
  if (whole === undefined) return null;
  const end = start + whole.length;
  const isTight = start === first.end + 1;
  const next = skipSpace(shape, end);
  const goesOn =
    /[\p{L}\d]/u.test(shape.charAt(next)) && wordAt(words.goesOn, shape, next) === null;
  return isTight || !goesOn ? withDay(first, Number(day), end, "last", today) : null;
}

/** The days from one to another of a month; null where they are no such days, or in the wrong order. */
function withDay(
  reading: DateReading,
  day: number,
  end: number,
  which: "first" | "last",
  today: CivilDate,
): DateReading | null {
  const { days, doubt } = reading;
  if (days === null || days.from !== days.to) return null;
  const other = parseCivilDate(`${days.from.slice(0, 8)}${String(day).padStart(2, "0")}`);
  const [from, to] = which === "first" ? [other, days.from] : [days.from, other];
  if (from === null || to === null || from >= to || (doubt !== undefined && which === "last"))
    return null;
  if (to < today) return { end, points: "back", days: { from, to } };
  // Of days that have begun, those that are left.
  return { end, points: "ahead", days: { from: from < today ? today : from, to } };
}

function rangeFrom(
  first: DateReading,
  shape: string,
  firstAt: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const between = wordAt(words.between, shape, skipSpace(shape, first.end));
  if (between === null || first.days === null || first.isDeadline) return null;
  const inMonth = dayAfter(first, shape, words, today);
  if (inMonth !== null) return inMonth;
  const { from } = first.days;
  const start = skipSpace(shape, between.end);
  const slashed = first.doubt ? null : slashedRange(shape, firstAt, start, words, today);
  if (slashed !== null) return slashed;
  const last = [today, from]
    .map((on) => dateAt(shape, start, words, on))
    .find((found, at) => {
      const days = found?.days?.to;
      return days !== undefined && days >= from && (at === 0 || daysBetween(from, days) < 7);
    });
  if (last?.days == null || (first.doubt && last.doubt)) return null;
  return {
    end: last.end,
    points: last.points === "back" ? "back" : "ahead",
    days: { from, to: last.days.to },
  };
}

/** Nobody writes so many days as two dates without a year: `12/9-12/5` is none. */
const longestSlashed = 200;

/** `24/12`, and no more of a number around it. */
const slashed = /^(\d{1,2})\/(\d{1,2})(?![\d/%]|\.\d)/;

/**
 * `24/12 - 6/1`: two dates of a range are written in one order. Where both orders may be meant, it is the one in which
 * fewer days lie between; month first where the sender writes no other.
 */
function slashedRange(
  shape: string,
  firstAt: number,
  lastAt: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const first = slashed.exec(shape.slice(firstAt, firstAt + 7));
  const last = slashed.exec(shape.slice(lastAt, lastAt + 7));
  if (first === null || last === null) return null;
  const [, a, b] = first.map(Number);
  const [, c, d] = last.map(Number);
  const range = (fromMonth = 0, fromDay = 0, toMonth = 0, toDay = 0): Days | null => {
    if (fromMonth > 12 || toMonth > 12) return null;
    const from = nearest(today, fromMonth, fromDay, 1);
    const to = from && nearest(from, toMonth, toDay, 1);
    return from && to && daysBetween(from, to) <= longestSlashed ? { from, to } : null;
  };
  const monthFirst = range(a, b, c, d);
  const dayFirst = monthFirst === null || words.isDayFirstToo ? range(b, a, d, c) : null;
  const length = (days: Days) => daysBetween(days.from, days.to);
  const isDayFirst = dayFirst && (monthFirst === null || length(dayFirst) < length(monthFirst));
  const days = isDayFirst ? dayFirst : monthFirst;
  return days && { end: lastAt + last[0].length, points: "ahead", days };
}
