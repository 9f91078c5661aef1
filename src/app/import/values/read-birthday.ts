import { type ImportRecord, shown } from "../record.ts";
import { type ImportWords, wordKey } from "./words.ts";

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The birthday of a row as `MM-DD`, `YYYY-MM-DD` or `lunar:MM-DD` (also behind the word for lunar
 * in any language, and as Google's `--MM-DD`); noted when it is none of these.
 */
export function readBirthday(record: ImportRecord, words: ImportWords): string | null {
  const text = record.text("birthday");
  if (text === null) return null;
  const [, prefix, year, month, day] =
    /^(?:(\p{L}+)\s*[:\uff1a]?\s*|--)?(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})(?:\s0?0:00(?::00)?)?$/u.exec(
      text.normalize("NFKC"),
    ) ?? [];
  const isLunar = prefix !== undefined;
  const isKnown =
    !isLunar || words.some(({ values }) => values.lunar.map(wordKey).includes(wordKey(prefix)));
  const most = isLunar ? 30 : (days[Number(month) - 1] ?? 0);
  const isReal =
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= most;
  if (!isKnown || !isReal || (isLunar && year !== undefined)) {
    record.problem("birthday-wrong", "birthday", { value: shown(text) });
    return null;
  }
  const date = [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter(Boolean).join("-");
  return isLunar ? `lunar:${date}` : date;
}
