import { wordAt } from "../words/word-table.ts";
import { skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";
import type { Written } from "./written-date.ts";

/** Parts into which measures and scores are divided: `3/8` inch, `4/5` stars. */
const parts: ReadonlySet<number> = new Set([2, 3, 4, 5, 8, 10, 16]);

/**
 * `2026-12-05`, `5.12.2026`, `12/5/26`, `12/5` (month first, unless only day first is possible), `15.12`, `6.1.`.
 * What looks like a share (`9/10`, `24/7`) or like a price (`15.12`) is in doubt.
 */
export function slashedAt(shape: string, at: number, words: DateWords): Written | null {
  const text = shape.slice(at, at + 12);
  if (!/^\d{1,4}[-/.]\d/.test(text)) return null;
  const full = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (full !== null) {
    const [whole, year, , month, day] = full;
    return { year: Number(year), month: Number(month), day: Number(day), end: at + whole.length };
  }
  const ended = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d)/.exec(text);
  if (ended !== null) {
    const [whole, first, sign, second, last] = ended;
    const isDayFirst = sign === "." || Number(first) > 12;
    const [month, day] = isDayFirst ? [second, first] : [first, second];
    const year = Number(last) + (Number(last) < 100 ? 2000 : 0);
    return { year, month: Number(month), day: Number(day), end: at + whole.length };
  }
  // `6.1.`, `20.12. - 6.1.`: with both dots no price.
  const [twice = "", ...both] = /^(\d{1,2})\.(\d|\d\d(?=\. ?[-~…]))\.(?!\d)/.exec(text) ?? [];
  if (twice !== "") {
    const [day = 0, month = 0] = both.map(Number);
    const isDay = day >= 1 && day <= 31 && month >= 1 && month <= 12;
    return isDay ? { year: null, month, day, end: at + twice.length } : null;
  }
  const [dotted = "", ...dayMonth] =
    /^(\d{1,2})\.(0[1-9]|1[0-2])(?![\d%]|\.\d)\.?/.exec(text) ?? [];
  if (dotted !== "") {
    const [day = 0, month = 0] = dayMonth.map(Number);
    if (day < 1 || day > 31) return null;
    const end = at + dotted.replace(/\.$/, "").length;
    return isMeasured(shape, end, words) ? null : { year: null, month, day, end, doubt: "price" };
  }
  const [whole = "", one = "", two = ""] = /^(\d{1,2})\/(\d{1,2})(?![\d/%]|\.\d)/.exec(text) ?? [];
  const [first, second] = [Number(one), Number(two)];
  const [month, day] = first > 12 ? [second, first] : [first, second];
  if (whole === "" || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const end = at + whole.length;
  if (isMeasured(shape, end, words)) return null;
  const isShare =
    (first <= second && parts.has(second) && !one.startsWith("0")) || whole === "24/7";
  const canSwap = first <= 12 && second <= 12 && first !== second && words.isDayFirstToo;
  return {
    year: null,
    month,
    day,
    end,
    ...(isShare ? { doubt: "share" as const } : {}),
    ...(canSwap ? { swapped: { month: second, day: first } } : {}),
  };
}

/** Whether a measure follows: `3/8 inch`, `2/10 net 30`. */
const isMeasured = (shape: string, end: number, words: DateWords): boolean =>
  shape.charAt(end) === '"' || wordAt(words.measures, shape, skipSpace(shape, end)) !== null;
