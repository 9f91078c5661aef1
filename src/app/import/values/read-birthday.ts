import type { CivilDate } from "../../../core/time/civil.ts";
import { parseLunarDay } from "../../../core/time/lunar-day.ts";
import { parseWrittenDay } from "../../../core/time/parse-written-date.ts";
import { dateOfSerial } from "../read/xlsx/spreadsheet-date.ts";
import { type ImportRecord, shown } from "../record.ts";
import { dateOrderOf, isNoDate } from "./read-date.ts";
import type { ImportWords } from "./words.ts";

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day with or without its year. */
type Day = { readonly year: number | null; readonly month: number; readonly day: number };

/**
 * The birthday of a row as `MM-DD`, `YYYY-MM-DD` or `lunar:MM-DD` (also behind the word for lunar
 * in any language, as Google's `--MM-DD` or Apple's `1604-MM-DD`, and in words); noted when it is none
 * of these, may be read two ways, or comes after `today`.
 */
export function readBirthday(
  record: ImportRecord,
  words: ImportWords,
  today: CivilDate,
): string | null {
  const text = record.text("birthday")?.normalize("NFKC") ?? null;
  if (text === null || isNoDate(text)) return null;
  const lunar = words.flatMap(({ values }) => values.lunar);
  const read = birthdayIn(text, lunar, record.dateOrder("birthday"), today);
  if (read.value !== null) return read.value;
  record.problem(read.isUnclear ? "date-ambiguous" : "birthday-wrong", "birthday", {
    value: shown(text),
  });
  return null;
}

/** A birthday as it is kept; or null, where it is none or may be read two ways. */
export type WrittenBirthday = { readonly value: string | null; readonly isUnclear: boolean };

/**
 * Reads a birthday; `lunarWords` are those that stand before a day of the lunar calendar, `known` is the
 * order of day and month where it is told.
 */
export function birthdayIn(
  text: string,
  lunarWords: readonly string[],
  known: ReturnType<ImportRecord["dateOrder"]>,
  today: CivilDate,
): WrittenBirthday {
  const lunar = lunarIn(text, lunarWords);
  const order = known ?? dateOrderOf(text) ?? shortOrderOf(text);
  const isUnclear = lunar === null && order === "either";
  const found = isUnclear ? null : lunar === null ? dayOf(text, order) : lunarDayOf(lunar);
  const most = lunar === null ? (days[(found?.month ?? 0) - 1] ?? 0) : 30;
  const two = (value: number) => String(value).padStart(2, "0");
  const year = found?.year == null || found.year === noYear ? [] : [String(found.year)];
  const date = [...year, two(found?.month ?? 0), two(found?.day ?? 0)].join("-");
  const isAhead = year.length > 0 && date > today;
  if (found === null || found.day < 1 || found.day > most || isAhead)
    return { value: null, isUnclear };
  return { value: lunar === null ? date : `lunar:${date}`, isUnclear };
}

/** The year that Apple's address book writes where none is told. */
const noYear = 1604;

/** What stands behind the word for lunar; null where there is none. */
function lunarIn(text: string, words: readonly string[]): string | null {
  const word = words.find((one) => text.toLowerCase().startsWith(one));
  return word === undefined ? null : text.slice(word.length).replace(/^\s*:?\s*/, "");
}

function lunarDayOf(text: string): Day | null {
  const day = parseLunarDay(text) ?? dayOf(text, null);
  if (day === null || ("year" in day && day.year !== null)) return null;
  return { year: null, month: day.month > 12 ? 0 : day.month, day: day.month > 12 ? 0 : day.day };
}

/** `3/4` may be either; behind a dash or with dots it is not. */
function shortOrderOf(text: string): "either" | null {
  const [, first, second] = /^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? [];
  const isEither = first !== second && Number(first) <= 12 && Number(second) <= 12;
  return first !== undefined && isEither ? "either" : null;
}

function dayOf(text: string, order: ReturnType<ImportRecord["dateOrder"]> | "either"): Day | null {
  const plain = text.replace(/[T\s]0?0:00(?::00)?(?:\.0+)?Z?$/, "");
  const [, dotDay, dotMonth] = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(plain) ?? [];
  if (dotDay !== undefined) return { year: null, month: Number(dotMonth), day: Number(dotDay) };
  const [, first, mark, second] = /^(?:--)?(\d{1,2})([-/月])(\d{1,2})日?$/.exec(plain) ?? [];
  if (first !== undefined) {
    const isDayFirst = Number(first) > 12 || (mark === "/" && order === "dmy");
    const [month, day] = isDayFirst ? [second, first] : [first, second];
    return { year: null, month: Number(month), day: Number(day) };
  }
  const [, packedMonth, packedDay] = /^--(\d{2})-?(\d{2})$/.exec(plain) ?? [];
  if (packedMonth !== undefined)
    return { year: null, month: Number(packedMonth), day: Number(packedDay) };
  if (/^\d{5}$/.test(plain)) return ofSerial(plain);
  return parseWrittenDay(plain, order === null || order === "either" ? "ymd" : order);
}

function ofSerial(text: string): Day | null {
  const found = dateOfSerial(Number(text), false);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0] = found.date.split("-").map(Number);
  return { year, month, day };
}
