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
const slashed = /^(\d{1,2})([/\-.])(\d{1,2})\2\d{4}(?!\d)/;
/** The year may be first or last, and the century is anybody's guess. */
const shortYear = /^\d{1,2}([/\-.])\d{1,2}\1\d{2}(?!\d)/;

/** Day-month order that a written date itself proves: dots are always day first. */
export function dateOrderOf(cell: Cell): Exclude<DateOrder, "ymd"> | "either" | null {
  if (typeof cell !== "string") return null;
  if (/^\d{4}/.test(cell)) return null;
  const [, first, mark, second] = slashed.exec(cell.normalize("NFKC").trim()) ?? [];
  if (first === undefined) return null;
  if (mark === "." || Number(first) > 12) return "dmy";
  if (Number(second) > 12) return "mdy";
  return first === second ? null : "either";
}

/**
 * Reads a date: ISO, with the year first in any shape, by an English month's name, an Excel serial
 * number, or day and month in the column's order.
 */
export function readMoment(
  cell: Cell,
  order: DateOrder | null,
  counts1904: boolean,
): WrittenMoment | ProblemCode {
  if (typeof cell === "object") return "date-wrong";
  if (typeof cell === "number") return ofSerial(cell, counts1904);
  const text = cell.trim();
  const [, day, clock] = iso.exec(text) ?? [];
  if (day !== undefined) {
    const date = parseCivilDate(day);
    const time = clock === undefined ? null : parseWallTime(clock);
    if (date === null || (clock !== undefined && time === null)) return "date-wrong";
    return inRange({ date, time }, Date.parse(date));
  }
  const at = parseInstant(text.replace(/(?<=[+-]\d\d)$/, ":00"));
  if (at !== null) return inRange({ at }, at);
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Number(text), counts1904);
  const own = dateOrderOf(text);
  if ((own === "either" && order === null) || shortYear.test(text.normalize("NFKC")))
    return "date-ambiguous";
  const isTwin = own === null && slashed.test(text.normalize("NFKC"));
  const written = parseWrittenDate(
    text.replace(/(?<=:\d\d)\.\d+$/, ""),
    isTwin ? "dmy" : own === null || own === "either" ? (order ?? "ymd") : own,
  );
  return written === null ? "date-wrong" : inRange(written, Date.parse(written.date));
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
