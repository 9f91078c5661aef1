import type { Bounds } from "../../core/search/customer-filter.ts";
import type { DateWords, TimeUnit } from "./dates/date-words.ts";
import { wholeWord } from "./words/word-table.ts";

/** Days that a unit of time is counted as in searches. */
export const daysOfUnit: Readonly<Record<TimeUnit, number>> = {
  hour: 0,
  day: 1,
  workday: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 90,
  year: 365,
};

/**
 * Reads `>90`, `<=3m`, `90`, `90+` or `30-90` from a text's shape; units turn into days, and counts
 * (`isCount`) have none. A bare number is exactly that many of a count, at least that many days.
 */
export function readBounds(shape: string, words: DateWords, isCount: boolean): Bounds | null {
  const found = /^(>=|<=|[<>=≤≥])? ?(\d{1,5})(?:-(\d{1,5}))?(\+?) ?(\p{L}{0,8})$/u.exec(shape);
  if (found === null) return null;
  const [, sign = "", first, last, plus, unit = ""] = found;
  const factor = unit === "" ? 1 : unitDays(unit, words, isCount);
  if (factor === null) return null;
  const number = Number(first) * factor;
  if (last !== undefined) return sign ? null : { least: number, most: Number(last) * factor };
  switch (sign || (plus ? ">=" : "")) {
    case ">":
      return { least: number + 1 };
    case ">=":
    case "≥":
      return { least: number };
    case "<":
      return { most: number - 1 };
    case "<=":
    case "≤":
      return { most: number };
    case "=":
      return { least: number, most: number };
    default:
      return isCount ? { least: number, most: number } : { least: number };
  }
}

function unitDays(unit: string, words: DateWords, isCount: boolean): number | null {
  const meant = isCount ? null : wholeWord(words.units, unit);
  return meant && (daysOfUnit[meant] || null);
}
