import * as english from "chrono-node/en";
import { hans } from "chrono-node/zh";
import type { CivilDate } from "../../../core/time/civil.ts";
import { parseCivilDate } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { addMonths } from "./date-amount.ts";
import { type DateReading, skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";

/** Year, month and day as numbers; null where not written. */
type Written = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number;
  readonly end: number;
};

/**
 * `2026-12-05`, `5.12.2026`, `12/5` (month first, unless only day first is possible), `12月5日`,
 * `15号`, and English and Chinese months in words.
 */
export function calendarDayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const written =
    slashedAt(shape, at) ?? markedAt(shape, at, words) ?? spelledAt(shape, at, words, today);
  if (written !== null) return readWritten(written, today);
  return dayOfShiftedMonthAt(shape, at, words, today);
}

function slashedAt(shape: string, at: number): Written | null {
  const text = shape.slice(at, at + 12);
  const full = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (full !== null) {
    const [whole, year, , month, day] = full;
    return { year: Number(year), month: Number(month), day: Number(day), end: at + whole.length };
  }
  const [ended = "", first1, sign, second1, last] =
    /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(text) ?? [];
  if (ended !== "") {
    const isDayFirst = sign === "." || Number(first1) > 12;
    const [month, day] = isDayFirst ? [second1, first1] : [first1, second1];
    return { year: Number(last), month: Number(month), day: Number(day), end: at + ended.length };
  }
  const [whole = "", one, two] = /^(\d{1,2})\/(\d{1,2})(?![\d/%]|\.\d)/.exec(text) ?? [];
  const [first, second] = [Number(one), Number(two)];
  const [month, day] = first > 12 ? [second, first] : [first, second];
  if (whole === "" || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { year: null, month, day, end: at + whole.length };
}

const spelled = /^(?:\d{1,2}(st|nd|rd|th)? ?(?:of )?([a-z]{3})|([a-z]{3})[a-z]{0,6}\.? ?\d)/;

/** The English months, short and in full. */
const monthNames = Array.from({ length: 12 }, (_, month) =>
  (["short", "long"] as const).map((length) =>
    new Intl.DateTimeFormat("en", { month: length, timeZone: "UTC" })
      .format(Date.UTC(2000, month))
      .toLowerCase(),
  ),
);

/** The first three letters of the English months. */
export const months: ReadonlySet<string> = new Set(monthNames.map(([short = ""]) => short));

/** Numbers with the Chinese marks of year, month and day after them. */
function markedAt(shape: string, at: number, words: DateWords): Written | null {
  const found: { year?: number; month?: number; day?: number } = {};
  let end = at;
  for (const part of ["year", "month", "day"] as const) {
    const digits = (part === "year" ? /^\d{4}/ : /^\d{1,2}(?!\d)/).exec(
      shape.slice(end, end + 4),
    )?.[0];
    if (digits === undefined) continue;
    const mark = wordAt(words.marks, shape, end + digits.length);
    const isUnmarkedDay = part === "day" && found.month !== undefined && mark === null;
    if (mark?.value !== part && !isUnmarkedDay) continue;
    found[part] = Number(digits);
    end = mark?.end ?? end + digits.length;
  }
  const { year = null, month = null, day } = found;
  if (day === undefined || (year !== null && month === null)) return null;
  return { year, month, day, end };
}

/** `5 Dec`, `Dec 5th 2027`, a Chinese month and day in numerals: what chrono reads well. */
function spelledAt(shape: string, at: number, words: DateWords, today: CivilDate): Written | null {
  const text = shape.slice(at, at + 32);
  const [, , after, before] = spelled.exec(text) ?? [];
  const isEnglish = months.has(after ?? before ?? "");
  if (!isEnglish && wordAt(words.numerals, shape, at) === null) return null;
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const reference = new Date(year, month - 1, day, 12);
  const [found] = (isEnglish ? english.strict : hans.strict).parse(text, reference);
  if (found === undefined) return isEnglish ? impossibleAt(text, at) : null;
  if (found.index !== 0 || found.end) return null;
  const { start } = found;
  if (!start.isCertain("day") || !start.isCertain("month") || start.isCertain("hour")) return null;
  return {
    year: start.isCertain("year") ? start.get("year") : null,
    month: start.get("month"),
    day: start.get("day") ?? 1,
    end: at + found.text.length,
  };
}

/** `31 february`, `Apr 31`: a month has no such day, so that chrono passes over it. */
function impossibleAt(text: string, at: number): Written | null {
  const [whole = "", one, after, before, two] =
    /^(?:(3[01]|29)(?:st|th)? ?(?:of )?([a-z]+)|([a-z]+)\.? (3[01]|29)(?:st|th)?)(?![a-z\d])/.exec(
      text,
    ) ?? [];
  const month = monthNames.findIndex((names) => names.includes(after ?? before ?? "")) + 1;
  return month === 0
    ? null
    : { year: null, month, day: Number(one ?? two), end: at + whole.length };
}

/** The 15th of this, next or last month. */
function dayOfShiftedMonthAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const shift = wordAt(words.shifts, shape, at);
  const unit = shift && wordAt(words.units, shape, skipSpace(shape, shift.end));
  if (unit?.value !== "month") return null;
  const written = markedAt(shape, unit.end, words);
  if (written === null || written.month !== null) return null;
  const [year, month] = addMonths(today, shift?.value ?? 0)
    .split("-")
    .map(Number);
  return readWritten({ ...written, year: year ?? null, month: month ?? null }, today);
}

function readWritten({ year, month, day, end }: Written, today: CivilDate): DateReading {
  if (year !== null) {
    const date = civilDate(year, month ?? 0, day);
    if (date === null) return { end, points: "ahead", days: null };
    const points = date < today ? "back" : date > today ? "ahead" : "today";
    return { end, points, days: { from: date, to: date } };
  }
  const ahead = nearest(today, month, day, 1);
  const back = nearest(today, month, day, -1);
  if (ahead === null || back === null)
    return { end, points: "either", days: null, isNumeric: true };
  return { end, points: "either", days: { from: ahead, to: ahead }, back, isNumeric: true };
}

/** The nearest such day from today on; the 29th of February may be eight years away. */
function nearest(
  today: CivilDate,
  month: number | null,
  day: number,
  step: 1 | -1,
): CivilDate | null {
  const [year = 0, thisMonth = 1] = today.split("-").map(Number);
  for (let tries = 0; tries <= 8; tries++) {
    const months = (month ?? thisMonth) - 1 + tries * step * (month === null ? 1 : 12);
    const date = civilDate(year + Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, day);
    if (date !== null && (step > 0 ? date >= today : date <= today)) return date;
  }
  return null;
}

function civilDate(year: number, month: number, day: number): CivilDate | null {
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}
