import type { CivilDate } from "../../../core/time/civil.ts";
import { parseCivilDate, weekdayOf } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { addMonths } from "./add-months.ts";
import { type DateReading, skipSpace } from "./date-reading.ts";
import { slashedAt } from "./date-slashed.ts";
import type { DateWords } from "./date-words.ts";
import { namedAt } from "./named-at.ts";
import { countedAt, mayBeNumber } from "./number-at.ts";
import type { Written } from "./written-date.ts";

/**
 * `2026-12-05`, `12/5`, `15.12`, `12月5日`, `十二月五号`, `15号`, `5 Dec`, `Dec 5th 2027`, `the 21st`, and days of the
 * next or last month.
 */
export function calendarDayAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const first = shape.charAt(at);
  const isDigit = first >= "0" && first <= "9";
  const written =
    (isDigit ? slashedAt(shape, at, words) : null) ??
    (mayBeNumber(first, words) ? markedAt(shape, at, words) : null) ??
    (isDigit || first === "t" ? dayAndMonthAt(shape, at, words) : null) ??
    monthAndDayAt(shape, at, words) ??
    (isDigit || first === "t" ? ordinalAt(shape, at, words) : null);
  if (written !== null) return readWritten(written, today);
  return dayOfShiftedMonthAt(shape, at, words, today);
}

/** Numbers with the Chinese marks of year, month and day after them. */
function markedAt(shape: string, at: number, words: DateWords): Written | null {
  const found: { year?: number; month?: number; day?: number } = {};
  let end = at;
  for (const part of ["year", "month", "day"] as const) {
    const isYear = part === "year";
    const year = /^\d{4}/.exec(shape.slice(end, end + 4))?.[0];
    const number = isYear
      ? year === undefined
        ? null
        : { value: Number(year), end: end + 4 }
      : countedAt(shape, end, 99, words);
    if (number === null) continue;
    const mark = wordAt(words.marks, shape, number.end);
    const isDigit = /\d/.test(shape.charAt(number.end - 1));
    const isUnmarkedDay =
      part === "day" &&
      found.month !== undefined &&
      isDigit &&
      mark === null &&
      wordAt(words.units, shape, number.end) === null;
    if (mark?.value !== part && !isUnmarkedDay) continue;
    if (mark !== null && wordAt(words.notMarks, shape, number.end) !== null) return null;
    found[part] = number.value;
    end = mark?.end ?? number.end;
  }
  const { year = null, month = null, day } = found;
  if (day === undefined || (year !== null && month === null)) return null;
  return { year, month, day, end };
}

const ordinal = /^(\d{1,2})(?:st|nd|rd|th)?(?![\d.,:/%]\d|[a-z\d])/;

/** `5 Dec`, `5th of December, 2027`. */
function dayAndMonthAt(shape: string, at: number, words: DateWords): Written | null {
  const [whole, day] =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?[ .-]{0,2}(?:of )?(?=[a-z]{3})/.exec(
      shape.slice(at, at + 16),
    ) ?? [];
  if (whole === undefined) return null;
  const month = namedAt(words.months, shape, at + whole.length);
  if (month === null || Number(day) < 1 || Number(day) > 31) return null;
  return { ...yearAfter(shape, month.end), month: month.value, day: Number(day) };
}

/** `Dec 5`, `December the 5th, 2027`. */
function monthAndDayAt(shape: string, at: number, words: DateWords): Written | null {
  const month = namedAt(words.months, shape, at);
  if (month === null) return null;
  const [gap = ""] = /^\.? ?(?:the )?/.exec(shape.slice(month.end, month.end + 6)) ?? [];
  const start = month.end + gap.length;
  const [whole, day] = ordinal.exec(shape.slice(start, start + 6)) ?? [];
  if (whole === undefined || Number(day) < 1 || Number(day) > 31) return null;
  return { ...yearAfter(shape, start + whole.length), month: month.value, day: Number(day) };
}

/** The year after a day, where one is written, and the position after both. */
function yearAfter(shape: string, at: number): Pick<Written, "year" | "end"> {
  const [whole, year] = /^\.?,? ?((?:19|20)\d\d)(?![\d.,:/%])/.exec(shape.slice(at, at + 8)) ?? [];
  if (whole !== undefined) return { year: Number(year), end: at + whole.length };
  return {
    year: null,
    end: shape.charAt(at) === "." && shape.charAt(at + 1) === " " ? at + 1 : at,
  };
}

/** `the 21st`, `21st`: no more of a sentence goes on with it, for `the 2nd sample` is none. */
function ordinalAt(shape: string, at: number, words: DateWords): Written | null {
  const [whole, day] =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th)(?![a-z\d])/.exec(shape.slice(at, at + 9)) ?? [];
  if (whole === undefined || Number(day) < 1 || Number(day) > 31) return null;
  const end = at + whole.length;
  const next = skipSpace(shape, end);
  const goesOn = /[a-z\d]/.test(shape.charAt(next)) && wordAt(words.goesOn, shape, next) === null;
  return goesOn ? null : { year: null, month: null, day: Number(day), end };
}

/** `10th` after a weekday that it falls on, whatever follows: `thu 10th not tue`. Null where it falls on another. */
export function ordinalOnWeekday(
  shape: string,
  at: number,
  weekday: number,
  today: CivilDate,
): DateReading | null {
  const [whole, day] = /^(\d{1,2})(?:st|nd|rd|th)(?![a-z\d])/.exec(shape.slice(at, at + 5)) ?? [];
  if (whole === undefined || Number(day) < 1 || Number(day) > 31) return null;
  const end = at + whole.length;
  const found = readWritten({ year: null, month: null, day: Number(day), end }, today);
  return found?.days != null && weekdayOf(found.days.from) === weekday ? found : null;
}

/** The 15th of this, next or last month. */
function dayOfShiftedMonthAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  if (!words.shifts.has(shape.charAt(at)) && !/[\dt]/.test(shape.charAt(at))) return null;
  const of = (months: number, written: Pick<Written, "day" | "end">) => {
    const [year = 0, month = 1] = addMonths(today, months).split("-").map(Number);
    return readWritten({ ...written, year, month }, today);
  };
  const [lead, ordinal] =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th) (?:of )?/.exec(shape.slice(at, at + 13)) ?? [];
  const from = lead === undefined ? at : at + lead.length;
  const shift = wordAt(words.shifts, shape, from);
  const unit = shift && wordAt(words.units, shape, skipSpace(shape, shift.end));
  if (shift === null || unit?.value !== "month") return null;
  if (ordinal !== undefined) return of(shift.value, { day: Number(ordinal), end: unit.end });
  const written = markedAt(shape, unit.end, words);
  return written === null || written.month !== null ? null : of(shift.value, written);
}

function readWritten(
  { year, month, day, end, doubt, swapped }: Written,
  today: CivilDate,
): DateReading {
  if (year !== null) {
    const date = civilDate(year, month ?? 0, day);
    if (date === null) return { end, points: "ahead", days: null };
    const points = date < today ? "back" : date > today ? "ahead" : "today";
    return { end, points, days: { from: date, to: date } };
  }
  const numeric = { end, points: "either", isNumeric: true, ...(doubt && { doubt }) } as const;
  if (month !== null && (month < 1 || month > 12)) return { ...numeric, days: null };
  const ahead = nearest(today, month, day, 1);
  const back = nearest(today, month, day, -1);
  if (ahead === null || back === null) return { ...numeric, days: null };
  const other = swapped && nearest(today, swapped.month, swapped.day, 1);
  return { ...numeric, days: { from: ahead, to: ahead }, back, ...(other && { swapped: other }) };
}

/** The nearest such day from today on, or up to it; the 29th of February may be eight years away. */
export function nearest(
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
