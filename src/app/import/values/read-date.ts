import type { CivilDate, Instant, WallTime } from "../../../core/time/civil.ts";
import { parseCivilDate } from "../../../core/time/civil-date.ts";
import { parseInstant } from "../../../core/time/instant.ts";
import { type DateOrder, parseWrittenDate } from "../../../core/time/parse-written-date.ts";
import { parseWallTime } from "../../../core/time/wall-time.ts";
import type { ProblemCode } from "../problem.ts";
import type { Cell } from "../read/cell.ts";
import { dateOfSerial } from "../read/xlsx/spreadsheet-date.ts";

/** A moment as a file tells it: a day, perhaps with a clock time, or an exact instant. */
export type WrittenMoment =
  | { readonly date: CivilDate; readonly time: WallTime | null }
  | { readonly at: Instant };

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;
const slashed = /^(\d{1,2})(\s?[/\-.]\s?|\s)(\d{1,2})\2\d{4}(?!\d)/;
/** The year may be first or last, unless a day in the middle proves the American order. */
const shortYear = /^(\d{1,2})([/\-.])(\d{1,2})\2\d{2}(?!\d)/;
/** What programs write where there is no date: zeros, and the first or last day they know. */
const noDate =
  /^(?:[0\s:/.\-T]+|1\/0\/(?:19)?00|(?:(?:0001|1601|1753|1900|4501)-01-01|1899-12-3[01]|1900-01-00|0?1[/.]0?1[/.](?:0001|1601|1753|1900|4501)|3[01][/.]12[/.]1899|12\/3[01]\/1899)(?:[T\s][0:.]+Z?)?)$/;

/** Whether a cell stands for no date at all: `0/0/00`, `0000-00-00`, and what programs write for it. */
export const isNoDate = (cell: string | number): boolean =>
  cell === 0 || (typeof cell === "string" && noDate.test(cell.trim()));

/** A word before the digits: `Do 05.11.2026`, `Thu, 11/5/2026`. */
const withoutWeekday = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .replace(/^\p{L}+[.,]*\s+(?=\d)/u, "");

/** The day on which clocks of programs begin, read anywhere: no moment of trade. */
export const isClockZero = (moment: WrittenMoment): boolean =>
  "date" in moment ? moment.date === "1970-01-01" : Math.abs(moment.at) < 86_400_000;

/** Day-month order that a written date itself proves: dots are always day first. */
export function dateOrderOf(cell: Cell): Exclude<DateOrder, "ymd"> | "either" | null {
  if (typeof cell !== "string" || /^\d{4}/.test(cell)) return null;
  const text = withoutWeekday(cell);
  const [, month, , day] = shortYear.exec(text) ?? [];
  if (month !== undefined) return Number(month) <= 12 && Number(day) > 12 ? "mdy" : "either";
  const [, first, mark, second] = slashed.exec(text) ?? [];
  if (first === undefined) return null;
  if (mark?.trim() === "." || Number(first) > 12) return "dmy";
  if (Number(second) > 12) return "mdy";
  return Number(first) === Number(second) ? null : "either";
}

/**
 * Reads a date: ISO, with the year first in any shape, by a month's name in the languages of trade,
 * a spreadsheet's serial number, seconds or milliseconds since 1970, or day and month in the
 * column's order.
 */
export function readMoment(
  cell: Cell,
  order: DateOrder | null,
  counts1904: boolean,
): WrittenMoment | ProblemCode {
  if (typeof cell === "object") return "date-wrong";
  const text = String(cell).trim();
  const [, day, clock] = iso.exec(text) ?? [];
  if (day !== undefined) {
    const date = parseCivilDate(day);
    const time = clock === undefined ? null : parseWallTime(clock);
    if (date === null || (clock !== undefined && time === null)) return "date-wrong";
    return inRange({ date, time }, Date.parse(date));
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Number(text), counts1904);
  if (/^\d+$/.test(text) && text.length !== 8) return ofDigits(text, cell, counts1904);
  if (typeof cell === "number" && text.length !== 8) return ofSerial(cell, counts1904);
  const at = parseInstant(text.replace(/(?<=[+-]\d\d)$/, ":00"));
  if (at !== null) return inRange({ at }, at);
  const own = dateOrderOf(text);
  const isShort = shortYear.test(withoutWeekday(text));
  const isAmerican = own === "mdy" || (own === "either" && order === "mdy");
  if (isShort ? !isAmerican : own === "either" && order === null) return "date-ambiguous";
  const isTwin = own === null && slashed.test(withoutWeekday(text));
  const written = parseWrittenDate(
    text,
    isTwin ? "dmy" : own === null || own === "either" ? (order ?? "ymd") : own,
  );
  if (written === null) return "date-wrong";
  const { date, time, offset } = written;
  if (time === null || offset === null) return inRange({ date, time }, Date.parse(date));
  const exact = (Date.parse(`${date}T${time}Z`) - offset * 60_000) as Instant;
  return inRange({ at: exact }, exact);
}

/** Programs write seconds or milliseconds since 1970, or all digits of date and time in a row. */
function ofDigits(text: string, cell: Cell, counts1904: boolean): WrittenMoment | ProblemCode {
  const since = text.length === 10 ? 1000 : text.length === 13 ? 1 : null;
  if (since !== null) {
    const at = (Number(text) * since) as Instant;
    return inRange({ at }, at);
  }
  const [, date, hours, minutes] = /^(\d{8})(\d{2})(\d{2})(?:\d{2})?$/.exec(text) ?? [];
  if (date !== undefined)
    return readMoment(
      `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)} ${hours}:${minutes}`,
      null,
      counts1904,
    );
  return typeof cell === "number" ? ofSerial(cell, counts1904) : "date-wrong";
}

function ofSerial(serial: number, counts1904: boolean): WrittenMoment | ProblemCode {
  const found = dateOfSerial(serial, counts1904);
  if (found === null) return "date-wrong";
  const time = (found.time?.slice(0, 5) ?? null) as WallTime | null;
  return inRange({ date: found.date, time }, Date.parse(found.date));
}

/** No export trade of ours was before 1970, and the calendar data ends with 2099. */
function inRange(moment: WrittenMoment, at: number): WrittenMoment | ProblemCode {
  return at >= 0 && at < 4_102_444_800_000 ? moment : "date-range";
}
