import { parseWrittenDay } from "../../../core/time/parse-written-date.ts";
import { dateOfSerial } from "../read/xlsx/spreadsheet-date.ts";
import { type ImportRecord, shown } from "../record.ts";
import { dateOrderOf, isNoDate } from "./read-date.ts";
import { type ImportWords, wordKey } from "./words.ts";

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day with or without its year. */
type Day = { readonly year: number | null; readonly month: number; readonly day: number };

/**
 * The birthday of a row as `MM-DD`, `YYYY-MM-DD` or `lunar:MM-DD` (also behind the word for lunar
 * in any language, as Google's `--MM-DD`, and in words); noted when it is none of these or may be
 * read two ways.
 */
export function readBirthday(record: ImportRecord, words: ImportWords): string | null {
  const text = record.text("birthday")?.normalize("NFKC") ?? null;
  if (text === null || isNoDate(text)) return null;
  const order = record.dateOrder("birthday");
  const [, prefix, lunar] = /^(\p{L}+)\s*:?\s*(?=\d|--)(.+)$/u.exec(text) ?? [];
  const isLunar =
    prefix !== undefined &&
    words.some(({ values }) => values.lunar.map(wordKey).includes(wordKey(prefix)));
  const written = isLunar ? (lunar ?? "") : text;
  const isUnclear = !isLunar && dateOrderOf(written) === "either" && order === null;
  const found = isUnclear ? null : dayOf(written, order ?? dateOrderOf(written));
  const most = isLunar ? 30 : (days[(found?.month ?? 0) - 1] ?? 0);
  if (found === null || found.day < 1 || found.day > most || (isLunar && found.year !== null)) {
    record.problem(isUnclear ? "date-ambiguous" : "birthday-wrong", "birthday", {
      value: shown(text),
    });
    return null;
  }
  const two = (value: number) => String(value).padStart(2, "0");
  const year = found.year === null ? [] : [String(found.year)];
  const date = [...year, two(found.month), two(found.day)].join("-");
  return isLunar ? `lunar:${date}` : date;
}

function dayOf(text: string, order: ReturnType<ImportRecord["dateOrder"]> | "either"): Day | null {
  const plain = text.replace(/[T\s]0?0:00(?::00)?(?:\.0+)?Z?$/, "");
  const [, dotDay, dotMonth] = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(plain) ?? [];
  if (dotDay !== undefined) return { year: null, month: Number(dotMonth), day: Number(dotDay) };
  const [, first, second] = /^(?:--)?(\d{1,2})[-/月](\d{1,2})日?$/.exec(plain) ?? [];
  if (first !== undefined) {
    const [month, day] =
      Number(first) > 12 ? [Number(second), Number(first)] : [Number(first), Number(second)];
    return { year: null, month, day };
  }
  if (/^\d{5}$/.test(plain)) return ofSerial(plain);
  return parseWrittenDay(plain, order === null || order === "either" ? "ymd" : order);
}

function ofSerial(text: string): Day | null {
  const found = dateOfSerial(Number(text), false);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0] = found.date.split("-").map(Number);
  return { year, month, day };
}
